package dev.wadi.rhai.value;

/**
 * A value as the key of a {@code switch}: equal only to values of the same type and the same content, so {@code 1} is not
 * {@code 1.0}.
 */
public final class ValueKey {

    private static final int LARGEST = 100_000;

    private final Object value;
    private final int hash;

    private ValueKey(Object value) {
        this.value = value;
        this.hash = hash(value);
    }

    /** The key, which is the value itself if it is a simple one; null for values that cannot be one, such as timestamps. */
    public static Object of(Object value) {
        if (value instanceof Long || value instanceof String || value instanceof CodePoint) {
            return value;
        }
        return isKey(value) ? new ValueKey(value) : null;
    }

    /** Also null for values that are too large to be compared with a literal. */
    private static boolean isKey(Object value) {
        return remaining(value, LARGEST) >= 0;
    }

    /** What is left of a number of elements after those of the value; negative if they are too many, or one cannot be a key. */
    private static int remaining(Object value, int allowed) {
        int left = allowed - 1;
        if (value instanceof ArrayValue array) {
            for (int index = 0; index < array.size() && left >= 0; index++) {
                left = remaining(array.get(index), left);
            }
            return left;
        }
        if (value instanceof MapValue map) {
            for (String key : map.keys()) {
                left = left < 0 ? left : remaining(map.get(key), left);
            }
            return left;
        }
        boolean simple = value instanceof Long || value instanceof String || value instanceof Double || value instanceof Boolean
                || value instanceof Unit || value instanceof CodePoint || value instanceof BlobValue
                || value instanceof RangeValue || value instanceof FunctionPointer;
        return simple ? left : -1;
    }

    private static int hash(Object value) {
        if (value instanceof ArrayValue array) {
            int hash = 1;
            for (Object item : array.asList()) {
                hash = 31 * hash + hash(item);
            }
            return hash;
        }
        if (value instanceof MapValue map) {
            int hash = map.size();
            for (String key : map.keys()) {
                hash += key.hashCode() ^ hash(map.get(key));
            }
            return hash;
        }
        return value instanceof FunctionPointer pointer ? pointer.name().hashCode() : value.hashCode();
    }

    private static boolean same(Object left, Object right) {
        if (left instanceof ArrayValue a && right instanceof ArrayValue b) {
            for (int index = 0; index < a.size() && a.size() == b.size(); index++) {
                if (!same(a.get(index), b.get(index))) {
                    return false;
                }
            }
            return a.size() == b.size();
        }
        if (left instanceof MapValue a && right instanceof MapValue b) {
            return a.size() == b.size()
                    && a.keys().stream().allMatch(key -> b.contains(key) && same(a.get(key), b.get(key)));
        }
        if (left instanceof FunctionPointer a && right instanceof FunctionPointer b) {
            return a.name().equals(b.name()) && same(ArrayValue.of(a.curried()), ArrayValue.of(b.curried()));
        }
        return left.equals(right);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueKey key && same(value, key.value);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
