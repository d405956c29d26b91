package dev.wadi.rhai.compile;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.run.KnownOperations;
import dev.wadi.rhai.syntax.Expression;
import dev.wadi.rhai.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Operators whose operands are known. */
final class Operations {

    private Operations() {
    }

    static boolean canAssign(TokenKind operator) {
        return switch (operator) {
            case PLUS, MINUS, MULTIPLY, DIVIDE, MODULO, POWER, LEFT_SHIFT, RIGHT_SHIFT, AMPERSAND, PIPE, XOR -> true;
            default -> false;
        };
    }

    /** The value of an operator on literals; the call itself if that is an error or not of the language itself. */
    static Expression known(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        if (call.operator() == null || !arguments.stream().allMatch(each -> each instanceof Expression.Literal)) {
            return call;
        }
        Object first = ((Expression.Literal) arguments.get(0)).value();
        Object result = arguments.size() == 1 ? call.operator() == TokenKind.BANG && first instanceof Boolean known ? !known : null
                : KnownOperations.apply(call.name(), first, ((Expression.Literal) arguments.get(1)).value());
        return result == null ? call : new Expression.Literal(result, call.position());
    }

    static Expression logical(Expression.Logical.Kind kind, List<Expression> operands, Position position) {
        List<Expression> kept = new ArrayList<>();
        boolean conjunction = kind == Expression.Logical.Kind.AND;
        for (Expression operand : operands) {
            boolean literal = operand instanceof Expression.Literal;
            Object value = literal ? ((Expression.Literal) operand).value() : null;
            if (kind == Expression.Logical.Kind.COALESCE) {
                if (literal && ((Expression.Literal) operand).isUnit()) {
                    continue;
                }
                kept.add(operand);
                if (operand.isConstant()) {
                    break;
                }
            } else if (value instanceof Boolean known) {
                if (known != conjunction) {
                    if (kept.stream().allMatch(Simplifier::isPure)) {
                        return operand;
                    }
                    kept.add(operand);
                    break;
                }
            } else {
                kept.add(operand);
            }
        }
        if (kept.isEmpty()) {
            return new Expression.Literal(conjunction, position);
        }
        return kept.size() == 1 ? kept.get(0) : new Expression.Logical(kind, kept, position);
    }
}
