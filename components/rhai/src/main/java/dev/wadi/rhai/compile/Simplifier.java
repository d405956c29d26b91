package dev.wadi.rhai.compile;

import dev.wadi.rhai.syntax.Expression;
import dev.wadi.rhai.syntax.Statement;
import dev.wadi.rhai.value.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out what has no effect. Not for speed: the reference does it before it runs a script, so that for instance a statement
 * that consists of an unknown variable is no error, and scripts can tell.
 */
final class Simplifier {

    private Simplifier() {
    }

    /** The statements of a script or a function, whose last value counts. */
    static List<Statement> statements(List<Statement> statements) {
        return statements(statements, true);
    }

    private static List<Statement> statements(List<Statement> statements, boolean valueCounts) {
        List<Statement> kept = new ArrayList<>();
        for (int index = 0; index < statements.size(); index++) {
            boolean last = index == statements.size() - 1;
            Statement simple = statement(statements.get(index), valueCounts && last);
            if (valueCounts && last || !hasNoEffect(simple)) {
                kept.add(simple);
            }
        }
        return kept;
    }

    private static boolean hasNoEffect(Statement statement) {
        return statement instanceof Statement.Evaluate evaluate
                && (evaluate.expression() instanceof Expression.Variable || isPure(evaluate.expression()))
                || statement instanceof Statement.Block block && block.statements().stream().allMatch(Simplifier::isPure);
    }

    private static boolean isPure(Statement statement) {
        return statement instanceof Statement.Nothing
                || statement instanceof Statement.Evaluate evaluate && isPure(evaluate.expression())
                || statement instanceof Statement.Block block && block.statements().stream().allMatch(Simplifier::isPure);
    }

    static boolean isPure(Expression expression) {
        if (expression instanceof Expression.ArrayLiteral array) {
            return array.items().stream().allMatch(Simplifier::isPure);
        }
        if (expression instanceof Expression.MapLiteral map) {
            return map.values().stream().allMatch(Simplifier::isPure);
        }
        if (expression instanceof Expression.Interpolation text) {
            return text.segments().stream().allMatch(Simplifier::isPure);
        }
        if (expression instanceof Expression.Logical logical) {
            return logical.operands().stream().allMatch(Simplifier::isPure);
        }
        return expression.isConstant();
    }

    private static Statement.Block block(Statement.Block block, boolean valueCounts) {
        return new Statement.Block(statements(block.statements(), valueCounts), block.position());
    }

    private static Statement statement(Statement statement, boolean valueCounts) {
        if (statement instanceof Statement.Evaluate evaluate) {
            Expression simple = expression(evaluate.expression());
            return simple instanceof Expression.BlockExpression block ? block.block() : new Statement.Evaluate(simple);
        }
        if (statement instanceof Statement.Block block) {
            return block(block, valueCounts);
        }
        if (statement instanceof Statement.Declare it) {
            return new Statement.Declare(it.name(), expression(it.value()), it.constant(), it.exported(), it.position());
        }
        if (statement instanceof Statement.Assign assign) {
            return assign(assign);
        }
        if (statement instanceof Statement.If it) {
            return ifStatement(it, valueCounts);
        }
        if (statement instanceof Statement.Switch it) {
            List<Statement.Case> cases = it.cases().stream().map(each -> new Statement.Case(each.keys(), each.ranges(),
                    optional(each.condition()), expression(each.action()))).toList();
            return new Statement.Switch(expression(it.value()), cases, optional(it.otherwise()), it.position());
        }
        if (statement instanceof Statement.While it) {
            return new Statement.While(optional(it.condition()), block(it.body(), false), it.position());
        }
        if (statement instanceof Statement.DoLoop it) {
            return new Statement.DoLoop(block(it.body(), false), expression(it.condition()), it.until(), it.position());
        }
        if (statement instanceof Statement.For it) {
            return new Statement.For(it.variable(), it.counter(), expression(it.items()), block(it.body(), false), it.position());
        }
        if (statement instanceof Statement.TryCatch it) {
            return new Statement.TryCatch(block(it.body(), false), it.variable(), block(it.handler(), false), it.position());
        }
        return end(statement);
    }

    private static Statement end(Statement statement) {
        if (statement instanceof Statement.Return it) {
            return new Statement.Return(optional(it.value()), it.position());
        }
        if (statement instanceof Statement.Break it) {
            return new Statement.Break(optional(it.value()), it.position());
        }
        if (statement instanceof Statement.Throw it) {
            return new Statement.Throw(optional(it.value()), it.position());
        }
        if (statement instanceof Statement.Import it) {
            return new Statement.Import(expression(it.path()), it.alias(), it.position());
        }
        return statement;
    }

    /** {@code x = x + y} is {@code x += y}, which is not the same for arrays. */
    private static Statement assign(Statement.Assign it) {
        Expression value = expression(it.value());
        boolean plain = it.operator() == null && it.target() instanceof Expression.Variable;
        if (plain && value instanceof Expression.Call call && call.operator() != null && call.arguments().size() == 2
                && Operations.canAssign(call.operator()) && call.arguments().get(0) instanceof Expression.Variable first
                && first.path() == null && first.name().equals(((Expression.Variable) it.target()).name())
                && ((Expression.Variable) it.target()).path() == null) {
            return new Statement.Assign(call.operator(), it.target(), call.arguments().get(1), call.position());
        }
        return new Statement.Assign(it.operator(), expression(it.target()), value, it.position());
    }

    private static Statement ifStatement(Statement.If it, boolean valueCounts) {
        Expression condition = expression(it.condition());
        if (condition instanceof Expression.Literal literal && literal.value() instanceof Boolean known) {
            return block(known ? it.then() : it.otherwise(), valueCounts);
        }
        Statement.Block then = block(it.then(), valueCounts);
        Statement.Block otherwise = block(it.otherwise(), valueCounts);
        if (then.statements().isEmpty() && otherwise.statements().isEmpty()) {
            // the condition is all that is left, whatever its type
            Statement evaluated = new Statement.Evaluate(condition);
            Statement nothing = new Statement.Nothing(condition.start());
            return !valueCounts ? evaluated : hasNoEffect(evaluated) ? nothing
                    : new Statement.Block(List.of(evaluated, nothing), condition.start());
        }
        return new Statement.If(condition, then, otherwise, it.position());
    }

    private static Expression optional(Expression expression) {
        return expression == null ? null : expression(expression);
    }

    private static List<Expression> all(List<Expression> expressions) {
        return expressions.stream().map(Simplifier::expression).toList();
    }

    private static Expression expression(Expression expression) {
        if (expression instanceof Expression.BlockExpression it) {
            List<Statement> statements = statements(it.block().statements(), true);
            return statements.size() == 1 && statements.get(0) instanceof Statement.Evaluate only ? only.expression()
                    : new Expression.BlockExpression(new Statement.Block(statements, it.position()));
        }
        if (expression instanceof Expression.Call it) {
            return Operations.known(new Expression.Call(it.path(), it.name(), all(it.arguments()), it.operator(), it.seesCaller(),
                    it.position()));
        }
        if (expression instanceof Expression.Logical it) {
            return Operations.logical(it.kind(), all(it.operands()), it.position());
        }
        if (expression instanceof Expression.Chain it) {
            return known(new Expression.Chain(expression(it.root()), it.steps().stream().map(Simplifier::step).toList()));
        }
        if (expression instanceof Expression.ArrayLiteral it) {
            return new Expression.ArrayLiteral(all(it.items()), it.position());
        }
        if (expression instanceof Expression.MapLiteral it) {
            return new Expression.MapLiteral(it.names(), all(it.values()), it.position());
        }
        if (expression instanceof Expression.Interpolation it) {
            return new Expression.Interpolation(all(it.segments()), it.position());
        }
        return expression;
    }

    /** One item of an array or a map that is written there, if taking it out is all that happens. */
    private static Expression known(Expression.Chain chain) {
        Expression root = chain.root();
        if (chain.steps().size() != 1 || !isPure(root)) {
            return chain;
        }
        Expression.Step step = chain.steps().get(0);
        Object key = step instanceof Expression.Property property ? property.name()
                : step instanceof Expression.Index index && index.index() instanceof Expression.Literal literal ? literal.value() : null;
        Expression item = null;
        if (root instanceof Expression.MapLiteral map && key instanceof String name) {
            int found = map.names().indexOf(name);
            item = found < 0 ? new Expression.Literal(Unit.UNIT, root.position()) : map.values().get(found);
        } else if (root instanceof Expression.ArrayLiteral array && key instanceof Long index) {
            long place = index < 0 ? index + array.items().size() : index;
            item = place < 0 || place >= array.items().size() ? null : array.items().get((int) place);
        }
        return item instanceof Expression.Literal literal ? new Expression.Literal(literal.value(), root.position()) : chain;
    }

    private static Expression.Step step(Expression.Step step) {
        if (step instanceof Expression.Index it) {
            return new Expression.Index(expression(it.index()), it.operator(), it.optional());
        }
        if (step instanceof Expression.Method it) {
            return new Expression.Method(it.name(), all(it.arguments()), it.position(), it.operator(), it.optional());
        }
        return step;
    }
}
