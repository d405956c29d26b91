package dev.wadi.rhai.compile;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.run.AssignNodes;
import dev.wadi.rhai.run.BlockNode;
import dev.wadi.rhai.run.ControlNodes;
import dev.wadi.rhai.run.ForNode;
import dev.wadi.rhai.run.LiteralNodes;
import dev.wadi.rhai.run.LoopNodes;
import dev.wadi.rhai.run.ModuleNodes;
import dev.wadi.rhai.run.Node;
import dev.wadi.rhai.run.Operator;
import dev.wadi.rhai.run.ScopeView;
import dev.wadi.rhai.run.SwitchNode;
import dev.wadi.rhai.run.TryNode;
import dev.wadi.rhai.syntax.Expression;
import dev.wadi.rhai.syntax.Statement;
import dev.wadi.rhai.value.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles the statements of one function, or of the script itself. */
final class StatementCompiler {

    private final FunctionContext context;
    private final Slots slots;
    private final ExpressionCompiler expressions;

    StatementCompiler(FunctionContext context) {
        this.context = context;
        this.slots = context.slots();
        this.expressions = new ExpressionCompiler(context, this);
    }

    /** The statements of a script, outside of all blocks. */
    Node main(List<Statement> statements) {
        return new BlockNode(nodes(statements), false, new Position(1, 0));
    }

    /** The body of a function. */
    Node body(List<Statement> statements, Position position) {
        return new BlockNode(nodes(statements), false, position);
    }

    private Node[] nodes(List<Statement> statements) {
        return statements.stream().map(this::compile).toArray(Node[]::new);
    }

    Node block(Statement.Block block) {
        Slots.Mark mark = slots.open();
        Node[] nodes = nodes(block.statements());
        slots.close(mark);
        return new BlockNode(nodes, context.hasEval(), block.position());
    }

    /** Null for an empty block. */
    private Node blockOrNull(Statement.Block block) {
        return block.statements().isEmpty() ? null : block(block);
    }

    Node compile(Statement statement) {
        Position position = statement.position();
        if (statement instanceof Statement.Evaluate evaluate) {
            return expressions.compile(evaluate.expression());
        }
        if (statement instanceof Statement.Assign assign) {
            return assign(assign);
        }
        if (statement instanceof Statement.Declare declare) {
            return declare(declare);
        }
        if (statement instanceof Statement.If branch) {
            return ifNode(branch);
        }
        if (statement instanceof Statement.Block block) {
            return block(block);
        }
        if (statement instanceof Statement.Switch choice) {
            return switchNode(choice);
        }
        if (statement instanceof Statement.While loop) {
            Node condition = loop.condition() == null ? null : expressions.condition(loop.condition());
            return new LoopNodes.While(condition, block(loop.body()), position);
        }
        if (statement instanceof Statement.DoLoop loop) {
            return new LoopNodes.Do(block(loop.body()), expressions.condition(loop.condition()), loop.until(), position);
        }
        if (statement instanceof Statement.For loop) {
            return forNode(loop);
        }
        if (statement instanceof Statement.TryCatch attempt) {
            return tryNode(attempt);
        }
        return compileEnd(statement, position);
    }

    private Node compileEnd(Statement statement, Position position) {
        if (statement instanceof Statement.Return end) {
            return ControlNodes.returnValue(optional(end.value()), position);
        }
        if (statement instanceof Statement.Break end) {
            return ControlNodes.breakLoop(optional(end.value()), position);
        }
        if (statement instanceof Statement.Continue) {
            return ControlNodes.continueLoop(position);
        }
        if (statement instanceof Statement.Throw thrown) {
            return new ControlNodes.Throw(optional(thrown.value()), position);
        }
        if (statement instanceof Statement.Import imported) {
            context.program().notePointers();
            return new ModuleNodes.Import(expressions.compile(imported.path()),
                    imported.alias() == null ? null : imported.alias().name(), position);
        }
        if (statement instanceof Statement.Export export) {
            return export(export);
        }
        return new LiteralNodes.Constant(Unit.UNIT, position);
    }

    private Node optional(Expression expression) {
        return expression == null ? null : expressions.compile(expression);
    }

    private Node assign(Statement.Assign assign) {
        Node value = expressions.compile(assign.value());
        Operator operator = assign.operator() == null ? null : Operator.of(assign.operator().text());
        return expressions.chains().assign(assign.target(), operator, value, assign.position());
    }

    private Node declare(Statement.Declare declare) {
        Node value = expressions.compile(declare.value());
        String name = declare.name().name();
        int slot = slots.declare(name, declare.constant());
        boolean global = context.isMain() && slots.isOutermost();
        if (global) {
            context.program().declare(name, slot, declare.constant());
        }
        if (declare.exported()) {
            context.program().export(name, slot);
        }
        return new AssignNodes.Declare(slot, value,
                global && declare.constant() && !context.isEvaluated() ? name : null, declare.position());
    }

    private Node export(Statement.Export export) {
        ScopeView.Visible variable = slots.find(export.name().name());
        if (variable == null) {
            return expressions.variable(export.name().name(), export.name().position());
        }
        context.program().export(export.alias(), variable.slot());
        return new LiteralNodes.Constant(Unit.UNIT, export.position());
    }

    private Node ifNode(Statement.If branch) {
        Node condition = expressions.condition(branch.condition());
        return new ControlNodes.If(condition, blockOrNull(branch.then()), blockOrNull(branch.otherwise()), branch.position());
    }

    private Node switchNode(Statement.Switch choice) {
        Node value = expressions.compile(choice.value());
        List<SwitchNode.Case> cases = new ArrayList<>();
        Map<Object, List<Integer>> byKey = new LinkedHashMap<>();
        List<SwitchNode.Range> ranges = new ArrayList<>();
        for (Statement.Case each : choice.cases()) {
            int index = cases.size();
            Node condition = each.condition() == null ? null : expressions.condition(each.condition());
            cases.add(new SwitchNode.Case(condition, expressions.compile(each.action())));
            each.keys().forEach(key -> byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(index));
            each.ranges().forEach(range -> ranges.add(new SwitchNode.Range(range.range(), index)));
        }
        Map<Object, int[]> indexes = new LinkedHashMap<>();
        byKey.forEach((key, list) -> indexes.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
        return new SwitchNode(value, cases.toArray(SwitchNode.Case[]::new), indexes, ranges.toArray(SwitchNode.Range[]::new),
                optional(choice.otherwise()), choice.position());
    }

    private Node forNode(Statement.For loop) {
        Node items = expressions.compile(loop.items());
        Slots.Mark mark = slots.open();
        int counter = loop.counter() == null ? -1 : slots.push(loop.counter().name(), false);
        int variable = slots.push(loop.variable().name(), false);
        Node body = block(loop.body());
        slots.close(mark);
        return new ForNode(variable, counter, items, body, loop.items().start(), loop.position());
    }

    private Node tryNode(Statement.TryCatch attempt) {
        Node body = block(attempt.body());
        Slots.Mark mark = slots.open();
        int variable = attempt.variable() == null ? -1 : slots.push(attempt.variable().name(), false);
        Node handler = block(attempt.handler());
        slots.close(mark);
        return new TryNode(body, variable, handler, attempt.position());
    }
}
