package dev.wadi.rhai.run;

import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Texts;

/** Names of types as they stand in messages. */
final class TypeNames {

    private TypeNames() {
    }

    /** Some messages of the reference name its own types. */
    static String raw(Object value) {
        if (value instanceof RangeValue range) {
            return range.inclusive() ? "core::ops::range::RangeInclusive<i64>" : "core::ops::range::Range<i64>";
        }
        return Texts.typeName(value);
    }

    /** A call with the types of its arguments. */
    static String signature(String name, Object... arguments) {
        StringBuilder out = new StringBuilder(name).append(" (");
        for (int index = 0; index < arguments.length; index++) {
            out.append(index == 0 ? "" : ", ");
            out.append(arguments[index] instanceof String ? "&str | ImmutableString | String" : Texts.typeName(arguments[index]));
        }
        return out.append(')').toString();
    }
}
