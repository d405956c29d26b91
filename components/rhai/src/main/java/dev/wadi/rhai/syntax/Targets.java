package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;

/** Checks what stands on the left of an assignment. */
final class Targets {

    private Targets() {
    }

    static void check(ParserState state, Expression target, Token operator) {
        if (target instanceof Expression.This) {
            return;
        }
        if (target instanceof Expression.Variable variable) {
            if (variable.path() == null && state.isConstant(variable.name())) {
                throw ParserState.error("Cannot assign to constant " + variable.name(), variable.position());
            }
        } else if (target instanceof Expression.Chain chain) {
            checkChain(chain);
        } else if (target.isConstant()) {
            throw ParserState.error("Cannot assign to a constant value", target.start());
        } else if (target instanceof Expression.Logical && operator.is(TokenKind.EQUALS)) {
            throw ParserState.error("Possibly a typo of '=='?", operator.position());
        } else {
            throw invalid(target.position());
        }
    }

    private static void checkChain(Expression.Chain chain) {
        for (Expression.Step step : chain.steps()) {
            if (step instanceof Expression.Method method) {
                throw invalid(method.position());
            }
        }
        if (!(chain.root() instanceof Expression.Variable) && !(chain.root() instanceof Expression.This)) {
            throw invalid(chain.root().position());
        }
    }

    private static RuntimeException invalid(Position position) {
        return ParserState.error("Expression cannot be assigned to", position);
    }
}
