package dev.wadi.rhai.syntax;

import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Texts;
import java.util.List;

/** The values of expressions that are known before the script runs. */
public final class Literals {

    private Literals() {
    }

    /** The value, or null if only running the script can tell. Every call gives a new value. */
    public static Object valueOf(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.ArrayLiteral array && array.isConstant()) {
            ArrayValue value = new ArrayValue(array.items().size());
            array.items().forEach(item -> value.add(valueOf(item)));
            return value;
        }
        if (expression instanceof Expression.MapLiteral map && map.isConstant()) {
            ObjectMap value = new ObjectMap();
            for (int index = 0; index < map.names().size(); index++) {
                value.put(map.names().get(index), valueOf(map.values().get(index)));
            }
            return value;
        }
        if (expression instanceof Expression.Interpolation interpolation && interpolation.isConstant()) {
            StringBuilder text = new StringBuilder();
            interpolation.segments().forEach(segment -> text.append(Texts.display(valueOf(segment))));
            return text.toString();
        }
        return expression instanceof Expression.Call call && call.path() == null ? valueOfCall(call) : null;
    }

    private static Object valueOfCall(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        if (call.name().equals("Fn") && arguments.size() == 1) {
            return arguments.get(0) instanceof Expression.Literal literal && literal.value() instanceof String name
                    && Words.isFunctionName(name) ? new FunctionPointer(name) : null;
        }
        boolean inclusive = call.operator() == TokenKind.INCLUSIVE_RANGE;
        if (!inclusive && call.operator() != TokenKind.EXCLUSIVE_RANGE) {
            return null;
        }
        Long start = bound(arguments.get(0), 0L);
        Long end = bound(arguments.get(1), Long.MAX_VALUE);
        return start == null || end == null ? null : new RangeValue(start, end, inclusive);
    }

    private static Long bound(Expression expression, long open) {
        if (!(expression instanceof Expression.Literal literal)) {
            return null;
        }
        return literal.isUnit() ? (Long) open : literal.value() instanceof Long number ? number : null;
    }
}
