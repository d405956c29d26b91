package dev.wadi.camel.encoding.bson;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.FieldPath;
import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.NestingLimit;
import java.util.Arrays;
import java.util.Objects;

/**
 * A place in the bytes of one BSON document. Every read is checked against the end of the innermost open document, so that
 * malformed bytes end in an {@link EncodingException} and nothing is allocated on a length's word.
 *
 * <p>Walking: {@link #open}, {@link #enter}, then {@link #nextType} until 0, each time {@link #name} and one value, then
 * {@link #leave}. Threads: one at a time.
 */
public final class BsonCursor {

    private static final int SMALLEST_DOCUMENT = 5;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final FieldPath path;
    private byte[] bytes;
    private int start;
    private int position;
    /** Index of the zero byte that ends the innermost open document; values lie before it. */
    private int limit;

    public BsonCursor(NestingLimit limit) {
        path = new FieldPath(limit);
    }

    /** Starts at a region that must be exactly one document. */
    public void open(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        bytes = source;
        start = offset;
        position = offset;
        limit = offset + length;
        path.clear();
        if (length >= Integer.BYTES && LittleEndian.getInt(source, offset) != length) {
            int declared = LittleEndian.getInt(source, offset);
            throw malformed(offset, "document says it has " + declared + " bytes, " + length + " are there");
        }
    }

    /** Goes into the document at the position; the answer is what {@link #leave} needs. */
    public int enter() {
        int begin = position;
        int outerLimit = limit;
        int length = int32();
        if (length < SMALLEST_DOCUMENT || length > outerLimit - begin) {
            throw malformed(begin, "document says it has " + length + " bytes, " + (outerLimit - begin) + " are there");
        }
        if (bytes[begin + length - 1] != 0) {
            throw malformed(begin + length - 1, "document does not end in a zero byte");
        }
        if (!path.enter()) {
            throw malformed(begin, path.limit().exceeded());
        }
        limit = begin + length - 1;
        return outerLimit;
    }

    /** Comes out of the innermost document, whose end {@link #nextType} has reported. */
    public void leave(int outerLimit) {
        limit = outerLimit;
        path.leave();
    }

    /** Type of the next element, from 1 to 255, or 0 at the end of the document. */
    public int nextType() {
        if (position == limit) {
            position++;
            return 0;
        }
        int type = bytes[position++] & 0xFF;
        if (type == 0) {
            path.between();
            throw malformed(position - 1, "document ends before its length says so");
        }
        return type;
    }

    /** Passes over the name of an element, which starts at {@link #position()}, and gives the index of its terminator. */
    public int name() {
        int from = position;
        int end = terminator();
        if (end < 0) {
            path.between();
            throw malformed(from, "name has no end");
        }
        path.name(from);
        return end;
    }

    /**
     * Passes over the name of an element if it is this one, given with its terminator; false leaves the cursor before the name,
     * whatever it is.
     */
    public boolean nameIs(byte[] terminated) {
        int from = position;
        int end = from + terminated.length;
        if (end > limit || bytes[end - 1] != 0 || !Arrays.equals(terminated, 0, terminated.length, bytes, from, end)) {
            return false;
        }
        path.name(from);
        position = end;
        return true;
    }

    /** Passes over a zero-terminated text that starts at {@link #position()}, and gives the index of its terminator. */
    public int cstring() {
        int from = position;
        int end = terminator();
        if (end < 0) {
            throw malformed(from, "pattern or options have no end");
        }
        return end;
    }

    /** Index of the next zero byte of the document, which is passed, or -1. */
    private int terminator() {
        int index = position;
        for (int wide = Math.min(limit, bytes.length - Long.BYTES + 1); index < wide; index += Long.BYTES) {
            long word = LittleEndian.getLong(bytes, index);
            long zeros = (word - LOW_BITS) & ~word & HIGH_BITS;
            if (zeros != 0) {
                index += Long.numberOfTrailingZeros(zeros) >>> 3;
                break;
            }
        }
        while (index < limit && bytes[index] != 0) {
            index++;
        }
        if (index >= limit) {
            return -1;
        }
        position = index + 1;
        return index;
    }

    /** Reads the length of a string and stops at its first byte; the answer counts its bytes without the terminator. */
    public int stringLength() {
        int begin = position;
        int length = int32();
        if (length < 1 || length > limit - position) {
            throw malformed(begin, "string says it has " + length + " bytes, " + (limit - position) + " are there");
        }
        if (bytes[position + length - 1] != 0) {
            throw malformed(position + length - 1, "string does not end in a zero byte");
        }
        return length - 1;
    }

    /** Passes over bytes that a length read before has promised. */
    public void skip(int count) {
        need(count);
        position += count;
    }

    /** Passes over a value of a type without looking into it. */
    public void skipValue(int type) {
        switch (type) {
            case BsonTypes.UNDEFINED, BsonTypes.NULL, BsonTypes.MIN_KEY, BsonTypes.MAX_KEY -> { }
            case BsonTypes.BOOLEAN -> skip(1);
            case BsonTypes.INT32 -> skip(Integer.BYTES);
            case BsonTypes.DOUBLE, BsonTypes.DATE_TIME, BsonTypes.TIMESTAMP, BsonTypes.INT64 -> skip(Long.BYTES);
            case BsonTypes.OBJECT_ID -> skip(12);
            case BsonTypes.DECIMAL128 -> skip(2 * Long.BYTES);
            case BsonTypes.STRING, BsonTypes.CODE, BsonTypes.SYMBOL -> skip(stringLength() + 1);
            case BsonTypes.DB_POINTER -> {
                skip(stringLength() + 1);
                skip(12);
            }
            case BsonTypes.BINARY -> skip(byteCount(1) + 1);
            case BsonTypes.REGULAR_EXPRESSION -> {
                cstring();
                cstring();
            }
            case BsonTypes.DOCUMENT, BsonTypes.ARRAY, BsonTypes.CODE_WITH_SCOPE -> skipMeasured();
            default -> throw malformed(position - 1, "type byte 0x" + Integer.toHexString(type) + " is none of BSON's");
        }
    }

    /** Passes over a value that begins with its own length. */
    private void skipMeasured() {
        int begin = position;
        int length = int32();
        if (length < SMALLEST_DOCUMENT || length > limit - begin) {
            throw malformed(begin, "value says it has " + length + " bytes, " + (limit - begin) + " are there");
        }
        position = begin + length;
    }

    /** Goes to an index in {@link #bytes()} that {@link #position()} has given within the innermost open document. */
    public void position(int index) {
        position = index;
    }

    public int int8() {
        need(1);
        return bytes[position++] & 0xFF;
    }

    public int int32() {
        need(Integer.BYTES);
        int value = LittleEndian.getInt(bytes, position);
        position += Integer.BYTES;
        return value;
    }

    public long int64() {
        need(Long.BYTES);
        long value = LittleEndian.getLong(bytes, position);
        position += Long.BYTES;
        return value;
    }

    /** Reads a byte count of at least 0 that the document has room for, past {@code extra} bytes more. */
    public int byteCount(int extra) {
        int begin = position;
        int count = int32();
        if (count < 0 || count > limit - position - extra) {
            throw malformed(begin, "value says it has " + count + " bytes, " + (limit - position) + " are there");
        }
        return count;
    }

    private void need(int count) {
        if (count > limit - position) {
            throw malformed(position, "document ends in the middle of a value");
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Index in {@link #bytes()} of the next byte to read. */
    public int position() {
        return position;
    }

    public FieldPath path() {
        return path;
    }

    /** The error for these bytes; {@code at} is an index in {@link #bytes()}. */
    public EncodingException malformed(int at, String problem) {
        return EncodingException.malformed("BSON", at - start, path.render(bytes), problem);
    }

    /** The error for a value that cannot be written in another format. */
    public EncodingException unwritable(String format, int at, String problem) {
        return EncodingException.unwritable(format, at - start, path.render(bytes), problem);
    }
}
