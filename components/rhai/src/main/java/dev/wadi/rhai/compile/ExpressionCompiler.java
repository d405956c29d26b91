package dev.wadi.rhai.compile;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.run.BinaryNodes;
import dev.wadi.rhai.run.CallNode;
import dev.wadi.rhai.run.FreeVariableNode;
import dev.wadi.rhai.run.LanguageNodes;
import dev.wadi.rhai.run.LiteralNodes;
import dev.wadi.rhai.run.LocalNode;
import dev.wadi.rhai.run.LogicalNodes;
import dev.wadi.rhai.run.ModuleNodes;
import dev.wadi.rhai.run.Node;
import dev.wadi.rhai.run.Operator;
import dev.wadi.rhai.run.PlaceNode;
import dev.wadi.rhai.run.PlacedNode;
import dev.wadi.rhai.run.PointerNodes;
import dev.wadi.rhai.run.ScopeView;
import dev.wadi.rhai.run.ThisNode;
import dev.wadi.rhai.run.UnaryNodes;
import dev.wadi.rhai.syntax.Expression;
import dev.wadi.rhai.syntax.Words;
import dev.wadi.rhai.value.FunctionPointer;
import java.util.Arrays;
import java.util.List;

/** Compiles expressions. */
final class ExpressionCompiler {

    private final FunctionContext context;
    private final StatementCompiler statements;
    private final ChainCompiler chains;

    ExpressionCompiler(FunctionContext context, StatementCompiler statements) {
        this.context = context;
        this.statements = statements;
        this.chains = new ChainCompiler(context, this);
    }

    ChainCompiler chains() {
        return chains;
    }

    Node compile(Expression expression) {
        Position position = expression.position();
        if (expression instanceof Expression.Literal literal) {
            return new LiteralNodes.Constant(literal.value(), position);
        }
        if (expression instanceof Expression.Variable variable) {
            return variable(variable);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Chain chain) {
            return chains.read(chain);
        }
        if (expression instanceof Expression.Logical logical) {
            return logical(logical);
        }
        if (expression instanceof Expression.BlockExpression block) {
            return statements.block(block.block());
        }
        if (expression instanceof Expression.Interpolation interpolation) {
            return new LiteralNodes.Interpolation(all(interpolation.segments()), position);
        }
        if (expression instanceof Expression.ArrayLiteral array) {
            return new LiteralNodes.ArrayItems(all(array.items()), position);
        }
        if (expression instanceof Expression.MapLiteral map) {
            return new LiteralNodes.MapProperties(map.names().toArray(String[]::new), all(map.values()), position);
        }
        if (expression instanceof Expression.Closure closure) {
            return closure(closure);
        }
        return new ThisNode(position);
    }

    /** A condition: if it is of a wrong type, a chain is named by its first link. */
    Node condition(Expression expression) {
        Node node = compile(expression);
        return expression instanceof Expression.Chain ? new PlacedNode(node, expression.position()) : node;
    }

    /** An argument of a function of the language itself: if it is of a wrong type, a chain is named by its beginning. */
    private Node argument(Expression expression) {
        Node node = compile(expression);
        return expression instanceof Expression.Chain ? new PlacedNode(node, expression.start()) : node;
    }

    Node[] all(List<Expression> expressions) {
        return expressions.stream().map(this::compile).toArray(Node[]::new);
    }

    private Node variable(Expression.Variable variable) {
        if (variable.path() == null) {
            return variable(variable.name(), variable.position());
        }
        String path = variable.path().toString();
        Position start = variable.path().position();
        return path.equals("global") ? new LanguageNodes.GlobalConstant(variable.name(), start, variable.position())
                : new ModuleNodes.Variable(path, variable.name(), start, variable.position());
    }

    /** A variable by its name alone. */
    PlaceNode variable(String name, Position position) {
        ScopeView.Visible found = context.slots().find(name);
        LocalNode local = found == null ? null : new LocalNode(name, found.slot(), found.constant(), position);
        return local == null || context.hasEval() ? new FreeVariableNode(name, local, position) : local;
    }

    private Node logical(Expression.Logical logical) {
        Node[] operands = logical.operands().stream()
                .map(logical.kind() == Expression.Logical.Kind.COALESCE ? this::compile : this::condition).toArray(Node[]::new);
        return switch (logical.kind()) {
            case AND -> new LogicalNodes.And(operands, logical.position());
            case OR -> new LogicalNodes.Or(operands, logical.position());
            case COALESCE -> new LogicalNodes.Coalesce(operands, logical.position());
        };
    }

    private Node closure(Expression.Closure closure) {
        context.program().notePointers();
        if (closure.captured().isEmpty()) {
            return new LiteralNodes.Constant(new FunctionPointer(closure.function().name(), List.of(),
                    context.codes().get(closure.function())), closure.position());
        }
        Node[] captured = closure.captured().stream().map(name -> variable(name.name(), name.position())).toArray(Node[]::new);
        return new PointerNodes.Closure(context.codes().get(closure.function()), captured, closure.position());
    }

    private Node call(Expression.Call call) {
        Node[] arguments = all(call.arguments());
        Position position = call.position();
        if (call.operator() != null) {
            return arguments.length == 1 ? UnaryNodes.of(call.name(), arguments[0], position)
                    : BinaryNodes.of(Operator.of(call.name()), arguments[0], arguments[1], position);
        }
        if (call.path() != null) {
            return new ModuleNodes.Call(call.path().toString(), call.name(), arguments, call.path().position(), position);
        }
        Node special = special(call, arguments, position);
        if (special != null) {
            return special;
        }
        context.program().noteCall(call.name(), arguments.length, false, position);
        ScopeView.Visible[] visible = call.seesCaller() ? context.slots().view() : null;
        return new CallNode(call.name(), arguments, context.program(), visible, position);
    }

    /** Functions of the language itself; null for all others. */
    private Node special(Expression.Call call, Node[] arguments, Position position) {
        int count = arguments.length;
        Node first = count == 0 ? null : argument(call.arguments().get(0));
        Node[] rest = count == 0 ? arguments : Arrays.copyOfRange(arguments, 1, count);
        if (call.name().equals("Fn") || call.name().equals("eval")) {
            context.program().notePointers();
        }
        return switch (call.name()) {
            case "call" -> count == 0 ? null : new PointerNodes.Call(first, rest,
                    call.seesCaller() ? context.slots().view() : null, position);
            case "curry" -> count < 2 ? null : new PointerNodes.Curry(first, rest, position);
            case "Fn" -> count != 1 ? null
                    : new PointerNodes.Make(first, Words::isFunctionName, Words::isTaken, position);
            case "type_of" -> count != 1 ? null : new LanguageNodes.TypeOf(first, position);
            case "is_shared" -> count != 1 ? null : new LanguageNodes.IsShared(first, position);
            case "is_def_var" -> count != 1 ? null
                    : new LanguageNodes.IsDefinedVariable(first, context.slots().view(), position);
            case "is_def_fn" -> count == 2
                    ? new LanguageNodes.IsDefinedFunction(null, first, arguments[1], context.program(), position)
                    : count == 3 ? new LanguageNodes.IsDefinedFunction(first, arguments[1], arguments[2], context.program(),
                            position) : null;
            case "eval" -> count != 1 ? null : new LanguageNodes.Eval(first, context.slots().view(),
                    context.isMain() && context.slots().isOutermost(), position);
            default -> null;
        };
    }
}
