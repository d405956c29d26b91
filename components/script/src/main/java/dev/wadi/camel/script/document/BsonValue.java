package dev.wadi.camel.script.document;

import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.rhai.value.NamedValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bson.types.Decimal128;

/**
 * A value of a BSON type that scripts have no type for. They can hold it, compare it, put it elsewhere and print it; it is written
 * as it was read. Never changes.
 */
public final class BsonValue implements NamedValue {

    private final int type;
    private final byte[] bytes;
    private final int from;
    private final int to;

    BsonValue(int type, byte[] bytes, int from, int to) {
        this.type = type;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    int type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    @Override
    public String typeName() {
        return switch (type) {
            case BsonTypes.DECIMAL128 -> "Decimal128";
            case BsonTypes.BINARY -> "Binary";
            case BsonTypes.TIMESTAMP -> "Timestamp";
            case BsonTypes.REGULAR_EXPRESSION -> "RegularExpression";
            case BsonTypes.CODE, BsonTypes.CODE_WITH_SCOPE -> "JavaScriptCode";
            case BsonTypes.SYMBOL -> "Symbol";
            case BsonTypes.DB_POINTER -> "DbPointer";
            case BsonTypes.MIN_KEY -> "MinKey";
            case BsonTypes.MAX_KEY -> "MaxKey";
            default -> "Undefined";
        };
    }

    /** Decimals as their digits, texts as they are, seconds and counter of time stamps, everything else as base64. */
    @Override
    public String toString() {
        return switch (type) {
            case BsonTypes.DECIMAL128 -> Decimal128.fromIEEE754BIDEncoding(
                    LittleEndian.getLong(bytes, from + Long.BYTES), LittleEndian.getLong(bytes, from)).toString();
            case BsonTypes.TIMESTAMP -> Integer.toUnsignedString(LittleEndian.getInt(bytes, from + Integer.BYTES)) + "."
                    + Integer.toUnsignedString(LittleEndian.getInt(bytes, from));
            case BsonTypes.CODE, BsonTypes.SYMBOL -> text(from + Integer.BYTES, to - 1);
            case BsonTypes.REGULAR_EXPRESSION -> "/" + text(from, to - 1).replace('\0', '/');
            case BsonTypes.MIN_KEY, BsonTypes.MAX_KEY, BsonTypes.UNDEFINED -> typeName();
            case BsonTypes.BINARY -> base64(from + Integer.BYTES + 1);
            default -> base64(from);
        };
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private String base64(int start) {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, start, to));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BsonValue value && type == value.type
                && Arrays.equals(bytes, from, to, value.bytes, value.from, value.to);
    }

    @Override
    public int hashCode() {
        int hash = type;
        for (int index = from; index < to; index++) {
            hash = 31 * hash + bytes[index];
        }
        return hash;
    }
}
