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

    private final String key;
    private final byte[] keyBytes;
    private final String whereItEnds;

    ExtendedType(String key) {
        this.key = key;
        this.keyBytes = key.getBytes(StandardCharsets.US_ASCII);
        this.whereItEnds = "behind the value of " + key;
    }

    /** The field's name as text. */
    String key() {
        return key;
    }

    /** Where the object's closing brace is missed, in words. */
    String whereItEnds() {
        return whereItEnds;
    }

    /** The type whose name lies between two indexes of the bytes, or null. */
    static ExtendedType named(byte[] bytes, int from, int to) {
        for (ExtendedType type : ALL) {
            if (Arrays.equals(type.keyBytes, 0, type.keyBytes.length, bytes, from, to)) {
                return type;
            }
        }
        return null;
    }
}
