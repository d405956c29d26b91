package dev.wadi.rhai.syntax;

import dev.wadi.rhai.value.CodePoint;

/** Refuses indexes that cannot fit a literal. */
final class IndexTypes {

    private IndexTypes() {
    }

    static void check(Expression indexed, Expression index) {
        String wrong = null;
        if (indexed instanceof Expression.MapLiteral) {
            String kind = kindOf(index, "a number", null, "a float");
            wrong = kind == null ? null : "Object map expects string index, not " + kind;
        } else if (isIndexedByNumbers(indexed)) {
            String kind = kindOf(index, null, "a string", "a float");
            wrong = kind == null ? null : "Array, string or bit-field expects "
                    + (kind.equals("a string") ? "numeric" : "integer") + " index, not " + kind;
        }
        if (wrong != null) {
            throw ParserState.error(wrong, index.start());
        }
    }

    private static boolean isIndexedByNumbers(Expression indexed) {
        return indexed instanceof Expression.ArrayLiteral || indexed instanceof Expression.Interpolation
                || indexed instanceof Expression.Literal literal
                && (literal.value() instanceof Long || literal.value() instanceof String);
    }

    /** What the index is, if it is a literal of a wrong kind; a null name means that the kind is right. */
    private static String kindOf(Expression index, String number, String string, String floating) {
        if (index instanceof Expression.Interpolation) {
            return string;
        }
        if (index instanceof Expression.Logical logical && logical.kind() != Expression.Logical.Kind.COALESCE) {
            return "a boolean";
        }
        if (!(index instanceof Expression.Literal literal)) {
            return null;
        }
        Object value = literal.value();
        return value instanceof Long ? number : value instanceof String ? string : value instanceof Double ? floating
                : value instanceof CodePoint ? "a character" : value instanceof Boolean ? "a boolean" : "()";
    }
}
