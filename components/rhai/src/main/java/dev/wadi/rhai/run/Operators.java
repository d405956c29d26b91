package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.Overloads;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Unit;
import java.nio.charset.StandardCharsets;

/**
 * Operators with two operands: first those that the language has itself, then those of the library, then comparisons of values of
 * different types, which are never equal. Operands are only looked at.
 */
final class Operators {

    private Operators() {
    }

    static Object apply(Operator operator, Object x, Object y, Run run, Position position) {
        try {
            Object result = builtIn(operator, x, y, run);
            if (result == null) {
                result = fromLibrary(operator, x, y, run, position);
            }
            if (result == null) {
                result = ofDifferentTypes(operator, x, y);
            }
            if (result != null) {
                return result;
            }
        } catch (RhaiException failure) {
            throw failure.at(position);
        }
        throw notFound(operator.text(), position, x, y);
    }

    static RhaiException notFound(String name, Position position, Object... arguments) {
        String signature = TypeNames.signature(name, arguments);
        return new RhaiException(ErrorKind.FUNCTION_NOT_FOUND, "Function not found: " + signature, position)
                .with("function", signature);
    }

    /** Null if the language itself cannot do it. */
    static Object builtIn(Operator operator, Object x, Object y, Run run) {
        if (x instanceof Long a) {
            if (y instanceof Long b) {
                return IntegerMath.apply(operator, a, b);
            }
            if (y instanceof Double b) {
                return FloatMath.apply(operator, a, b);
            }
            return y == Unit.UNIT ? openRange(operator, a, Long.MAX_VALUE) : null;
        }
        if (x instanceof Double a) {
            return y instanceof Double b ? FloatMath.apply(operator, a, b)
                    : y instanceof Long b ? FloatMath.apply(operator, a, b) : null;
        }
        if (x instanceof String a) {
            return y instanceof String b ? TextMath.strings(operator, a, b, run)
                    : y instanceof CodePoint b ? TextMath.stringAndCharacter(operator, a, b, run)
                    : y == Unit.UNIT && operator == Operator.ADD ? a : null;
        }
        if (x instanceof Boolean a) {
            return y instanceof Boolean b ? booleans(operator, a, b) : null;
        }
        if (x instanceof CodePoint a) {
            return y instanceof CodePoint b ? TextMath.characters(operator, a, b)
                    : y instanceof String b ? TextMath.characterAndString(operator, a, b, run) : null;
        }
        if (x == Unit.UNIT) {
            return y == Unit.UNIT ? units(operator) : y instanceof Long b ? openRange(operator, 0, b)
                    : y instanceof String && operator == Operator.ADD ? y : null;
        }
        return x instanceof BlobValue a ? blobs(operator, a, y, run) : null;
    }

    private static Object openRange(Operator operator, long start, long end) {
        return operator == Operator.RANGE ? new RangeValue(start, end, false)
                : operator == Operator.RANGE_INCLUSIVE ? new RangeValue(start, end, true) : null;
    }

    private static Object booleans(Operator operator, boolean x, boolean y) {
        return switch (operator) {
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            default -> TextMath.compared(operator, Boolean.compare(x, y));
        };
    }

    private static Object units(Operator operator) {
        return operator == Operator.EQUAL ? (Object) true : operator.isComparison() ? (Object) false : null;
    }

    private static Object blobs(Operator operator, BlobValue x, Object y, Run run) {
        if (y instanceof CodePoint || y instanceof BlobValue) {
            if (operator == Operator.ADD) {
                BlobValue sum = x.copy();
                sum.addAll(y instanceof BlobValue blob ? blob.toByteArray()
                        : y.toString().getBytes(StandardCharsets.UTF_8));
                run.checkArraySize(sum.size());
                return sum;
            }
            if (y instanceof BlobValue && (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL)) {
                return x.equals(y) == (operator == Operator.EQUAL);
            }
        }
        return null;
    }

    private static Object fromLibrary(Operator operator, Object x, Object y, Run run, Position position) {
        Overloads overloads = run.library().functions(operator.text(), 2);
        NativeFunction function = overloads.find(x, y);
        return function == null ? null : run.callNative(function, position, Copyable.of(x), Copyable.of(y));
    }

    private static Object ofDifferentTypes(Operator operator, Object x, Object y) {
        if (x instanceof RangeValue a && y instanceof RangeValue b) {
            boolean same = a.equals(b);
            return operator == Operator.EQUAL && a.inclusive() == b.inclusive() ? (Object) same
                    : operator == Operator.NOT_EQUAL ? (Object) !same : null;
        }
        if (x instanceof BlobValue && y instanceof CodePoint) {
            return null;
        }
        boolean numbers = x instanceof Long || x instanceof Double || y instanceof Long || y instanceof Double;
        if (!operator.isComparison() || x.getClass() == y.getClass() && !numbers) {
            return null;
        }
        return operator == Operator.NOT_EQUAL;
    }

    /** {@code x op= y}; gives the new value, which may be {@code x} itself, changed in place. */
    static Object assign(Operator operator, Object x, Object y, Run run, Position position) {
        if (x instanceof Long a && y instanceof Long b) {
            try {
                return IntegerMath.apply(operator, a, b);
            } catch (RhaiException failure) {
                throw failure.at(position);
            }
        }
        if (operator == Operator.ADD) {
            if (x instanceof ArrayValue array) {
                return append(array, y, run, position);
            }
            if (x instanceof BlobValue blob && (y instanceof Long || y instanceof String)) {
                return append(blob, y, run, position);
            }
        }
        if (builtInTypes(x, y)) {
            return apply(operator, x, y, run, position);
        }
        Overloads overloads = run.library().functions(operator.text() + "=", 2);
        NativeFunction function = overloads.find(x, y);
        if (function == null) {
            return apply(operator, x, y, run, position);
        }
        ValueReference target = new ValueReference(x);
        boolean replaces = function.receiver() == Receiver.REPLACE;
        run.callNative(function, position, replaces ? target : x, y);
        return target.get();
    }

    private static boolean builtInTypes(Object x, Object y) {
        return x instanceof Double || x instanceof String && y instanceof String;
    }

    private static Object append(ArrayValue array, Object y, Run run, Position position) {
        try {
            if (y instanceof ArrayValue more) {
                array.addAll(more);
            } else {
                array.add(y);
            }
            run.checkArraySize(array.size());
        } catch (RhaiException failure) {
            throw failure.at(position);
        }
        return array;
    }

    private static Object append(BlobValue blob, Object y, Run run, Position position) {
        try {
            if (y instanceof Long number) {
                blob.add(number);
            } else {
                blob.addAll(((String) y).getBytes(StandardCharsets.UTF_8));
            }
            run.checkArraySize(blob.size());
        } catch (RhaiException failure) {
            throw failure.at(position);
        }
        return blob;
    }
}
