package dev.wadi.camel.mongodb;

import org.bson.BSONException;

/**
 * Steps over the elements of one BSON document without decoding them.
 *
 * <p>Errors: {@link BSONException} when a length leads out of the document or a type is unknown. Threads: one owner.
 * Source: BSON specification 1.1.
 */
final class BsonScanner {

    private final byte[] bytes;
    private final int end;
    private int position;
    private byte type;
    private int nameOffset;
    private int nameLength;
    private int valueOffset;
    private int valueLength;

    BsonScanner(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        if (length < 5 || offset < 0 || length > bytes.length - offset || int32(offset) != length
                || bytes[offset + length - 1] != 0) {
            throw new BSONException("BSON document of " + length + " bytes is cut off or does not have its stated length");
        }
        this.end = offset + length - 1;
        this.position = offset + 4;
    }

    /** Moves to the next element; false at the end of the document. */
    boolean next() {
        if (position >= end) {
            return false;
        }
        type = bytes[position++];
        nameOffset = position;
        while (position < end && bytes[position] != 0) {
            position++;
        }
        nameLength = position - nameOffset;
        valueOffset = ++position;
        valueLength = lengthOfValue();
        if (valueLength < 0 || valueLength > end - valueOffset) {
            throw new BSONException("BSON element at byte " + nameOffset + " reaches beyond its document");
        }
        position = valueOffset + valueLength;
        return true;
    }

    byte type() {
        return type;
    }

    boolean isNamed(String name) {
        if (name.length() != nameLength) {
            return false;
        }
        for (int i = 0; i < nameLength; i++) {
            if (bytes[nameOffset + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int valueOffset() {
        return valueOffset;
    }

    /** Bytes of the value, length prefixes included. */
    int valueLength() {
        return valueLength;
    }

    long int64() {
        return (int32(valueOffset) & 0xFFFFFFFFL) | ((long) int32(valueOffset + 4) << 32);
    }

    private int lengthOfValue() {
        return switch (type) {
            case 0x0A, 0x06, 0x7F, (byte) 0xFF -> 0;
            case 0x08 -> 1;
            case 0x10 -> 4;
            case 0x01, 0x09, 0x11, 0x12 -> 8;
            case 0x07 -> 12;
            case 0x13 -> 16;
            case 0x02, 0x0D, 0x0E -> 4 + prefix(1);
            case 0x03, 0x04, 0x0F -> prefix(5);
            case 0x05 -> 5 + prefix(0);
            case 0x0C -> 16 + prefix(1);
            case 0x0B -> terminated(terminated(valueOffset)) - valueOffset;
            default -> throw new BSONException("BSON element at byte " + nameOffset + " has the unknown type " + type);
        };
    }

    private int prefix(int atLeast) {
        if (end - valueOffset < 4) {
            throw new BSONException("BSON element at byte " + nameOffset + " is cut off");
        }
        int length = int32(valueOffset);
        if (length < atLeast || length > end - valueOffset) {
            throw new BSONException("BSON element at byte " + nameOffset + " states an impossible length of " + length);
        }
        return length;
    }

    private int terminated(int from) {
        int at = from;
        while (at < end && bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }

    private int int32(int offset) {
        return int32(bytes, offset);
    }

    /** The number at a place; what a document begins with is its length. */
    static int int32(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF)
                | (bytes[offset + 1] & 0xFF) << 8
                | (bytes[offset + 2] & 0xFF) << 16
                | (bytes[offset + 3] & 0xFF) << 24;
    }
}
