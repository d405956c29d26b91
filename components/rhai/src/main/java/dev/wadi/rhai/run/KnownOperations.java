package dev.wadi.rhai.run;

import dev.wadi.rhai.error.RhaiException;

/** Operators on numbers, characters and booleans that are known before a script runs. */
public final class KnownOperations {

    private KnownOperations() {
    }

    /** The value; null if it is an error, or only a running script can tell. */
    public static Object apply(String operator, Object x, Object y) {
        Operator known = Operator.of(operator);
        boolean simple = x instanceof Long && y instanceof Long || x instanceof Double && y instanceof Double
                || x instanceof Boolean && y instanceof Boolean;
        if (known == null || !simple || known == Operator.RANGE || known == Operator.RANGE_INCLUSIVE) {
            return null;
        }
        try {
            return Operators.builtIn(known, x, y, null);
        } catch (RhaiException atRunTime) {
            return null;
        }
    }
}
