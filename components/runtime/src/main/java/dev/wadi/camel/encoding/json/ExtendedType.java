package dev.wadi.camel.encoding.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The types that Extended JSON spells as an object, by the name of its first field. */
enum ExtendedType {
    OBJECT_ID("$oid"),
    DATE_TIME("$date"),
    INT32("$numberInt"),
    INT64("$numberLong"),
    DOUBLE("$numberDouble"),
    DECIMAL128("$numberDecimal"),
    BINARY("$binary"),
    UUID("$uuid"),
    TIMESTAMP("$timestamp"),
    REGULAR_EXPRESSION("$regularExpression"),
    CODE("$code"),
    SYMBOL("$symbol"),
    DB_POINTER("$dbPointer"),
    MIN_KEY("$minKey"),
    MAX_KEY("$maxKey"),
    UNDEFINED("$undefined");

    private static final ExtendedType[] ALL = values();

    private final byte[] key;

    ExtendedType(String key) {
        this.key = key.getBytes(StandardCharsets.US_ASCII);
    }

    /** The field's name as text. */
    String key() {
        return new String(key, StandardCharsets.US_ASCII);
    }

    /** The type whose name lies between two indexes of the bytes, or null. */
    static ExtendedType named(byte[] bytes, int from, int to) {
        for (ExtendedType type : ALL) {
            if (Arrays.equals(type.key, 0, type.key.length, bytes, from, to)) {
                return type;
            }
        }
        return null;
    }
}
