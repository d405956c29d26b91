package dev.wadi.rhai.compile;

import dev.wadi.rhai.syntax.Expression;
import dev.wadi.rhai.syntax.Statement;
import java.util.List;

/** Tells whether statements call {@code eval} somewhere; closures are functions of their own and do not count. */
final class EvalSearch {

    private EvalSearch() {
    }

    static boolean in(List<Statement> statements) {
        return statements.stream().anyMatch(EvalSearch::in);
    }

    private static boolean in(Statement statement) {
        if (statement instanceof Statement.Evaluate evaluate) {
            return in(evaluate.expression());
        }
        if (statement instanceof Statement.Block block) {
            return in(block.statements());
        }
        if (statement instanceof Statement.Declare declare) {
            return in(declare.value());
        }
        if (statement instanceof Statement.Assign assign) {
            return in(assign.target()) || in(assign.value());
        }
        if (statement instanceof Statement.If branch) {
            return in(branch.condition()) || in(branch.then()) || in(branch.otherwise());
        }
        if (statement instanceof Statement.Switch choice) {
            return in(choice.value()) || in(choice.otherwise())
                    || choice.cases().stream().anyMatch(each -> in(each.condition()) || in(each.action()));
        }
        if (statement instanceof Statement.While loop) {
            return in(loop.condition()) || in(loop.body());
        }
        if (statement instanceof Statement.DoLoop loop) {
            return in(loop.condition()) || in(loop.body());
        }
        if (statement instanceof Statement.For loop) {
            return in(loop.items()) || in(loop.body());
        }
        if (statement instanceof Statement.TryCatch attempt) {
            return in(attempt.body()) || in(attempt.handler());
        }
        return statement instanceof Statement.Return end && in(end.value())
                || statement instanceof Statement.Break stop && in(stop.value())
                || statement instanceof Statement.Throw thrown && in(thrown.value());
    }

    private static boolean in(Expression expression) {
        if (expression instanceof Expression.Call call) {
            return call.name().equals("eval") && call.path() == null || inAny(call.arguments());
        }
        if (expression instanceof Expression.Chain chain) {
            return in(chain.root()) || chain.steps().stream().anyMatch(step -> step instanceof Expression.Index index
                    ? in(index.index()) : step instanceof Expression.Method method && inAny(method.arguments()));
        }
        if (expression instanceof Expression.BlockExpression block) {
            return in(block.block());
        }
        if (expression instanceof Expression.Logical logical) {
            return inAny(logical.operands());
        }
        if (expression instanceof Expression.ArrayLiteral array) {
            return inAny(array.items());
        }
        if (expression instanceof Expression.MapLiteral map) {
            return inAny(map.values());
        }
        return expression instanceof Expression.Interpolation text && inAny(text.segments());
    }

    private static boolean inAny(List<Expression> expressions) {
        return expressions.stream().anyMatch(EvalSearch::in);
    }
}
