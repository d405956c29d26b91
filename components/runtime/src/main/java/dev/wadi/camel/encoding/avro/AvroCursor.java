package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Utf8;

/**
 * A place in the bytes of one Avro datum. Every read is checked against the end, and nothing is allocated on a length's or a
 * count's word. Source: Avro 1.12 specification, "Binary Encoding". Threads: one at a time.
 */
final class AvroCursor {

    /**
     * Array items and map entries of a datum that may take no bytes (records without fields, nulls). A count of them is not
     * bounded by the bytes that are there, so five bytes could ask for any number.
     */
    static final int MOST_EMPTY_ITEMS = 65_536;

    private final AvroPath path;
    private byte[] bytes;
    private int start;
    private int position;
    private int end;
    private int emptyItems;

    AvroCursor(NestingLimit limit) {
        path = new AvroPath(limit);
    }

    /** Starts at a datum in a body whose first byte is at {@code bodyStart}. */
    void open(byte[] source, int bodyStart, int datumStart, int datumEnd) {
        bytes = source;
        start = bodyStart;
        position = datumStart;
        end = datumEnd;
        emptyItems = 0;
        path.clear();
    }

    /** The datum must have been read to its last byte. */
    void expectEnd() {
        if (position != end) {
            throw malformed(position, (end - position) + " bytes are left behind the datum");
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index in {@link #bytes()} of the next byte to read. */
    int position() {
        return position;
    }

    AvroPath path() {
        return path;
    }

    void enter() {
        if (!path.enter()) {
            throw malformed(position, path.limit().exceeded());
        }
    }

    void leave() {
        path.leave();
    }

    boolean bool() {
        int value = bytes[take(1)];
        if (value != 0 && value != 1) {
            throw malformed(position - 1, "boolean is neither 0 nor 1");
        }
        return value == 1;
    }

    /** Reads an Avro int. */
    int int32() {
        int begin = position;
        long value = int64();
        if (value != (int) value) {
            throw malformed(begin, "int is out of the range of 32 bits");
        }
        return (int) value;
    }

    /** Reads an Avro long. */
    long int64() {
        int begin = position;
        int shift = 0;
        long value = 0;
        while (true) {
            if (position == end) {
                throw malformed(begin, "datum ends in the middle of a value");
            }
            int b = bytes[position++];
            if (shift == 63 && (b & ~1) != 0) {
                throw malformed(begin, "number has more than 64 bits");
            }
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
            shift += 7;
        }
    }

    float float32() {
        return Float.intBitsToFloat(LittleEndian.getInt(bytes, take(Float.BYTES)));
    }

    double float64() {
        return Double.longBitsToDouble(LittleEndian.getLong(bytes, take(Double.BYTES)));
    }

    /** Reads the index of a union's branch or an enum's symbol. */
    int choice(int count, String what) {
        int begin = position;
        long value = int64();
        if (value < 0 || value >= count) {
            throw malformed(begin, what + " " + value + " does not exist, there are " + count);
        }
        return (int) value;
    }

    /** Reads the length of a string or bytes value and stops at its first byte. */
    int length() {
        int begin = position;
        long length = int64();
        if (length < 0 || length > end - position) {
            throw malformed(begin, "value says it has " + length + " bytes, " + (end - position) + " are there");
        }
        return (int) length;
    }

    /** Reads the length of a string and stops at its first byte, from which on so many bytes are valid UTF-8. */
    int stringLength() {
        int length = length();
        int invalid = Utf8.firstInvalid(bytes, position, position + length);
        if (invalid >= 0) {
            throw malformed(invalid, "text is not valid UTF-8");
        }
        return length;
    }

    /** Passes over bytes and gives the index of the first. */
    int take(int count) {
        if (count > end - position) {
            throw malformed(position, "datum ends in the middle of a value");
        }
        int first = position;
        position += count;
        return first;
    }

    /** Reads how many items follow in the next block of an array or a map; 0 at its end. */
    long blockCount() {
        int begin = position;
        long count = int64();
        if (count >= 0) {
            return count;
        }
        length();
        if (count == Long.MIN_VALUE) {
            throw malformed(begin, "block has a count that is no count");
        }
        return -count;
    }

    /** Counts an item that began at an index and ends here. */
    void itemEnds(int begin) {
        if (begin == position && ++emptyItems > MOST_EMPTY_ITEMS) {
            throw malformed(begin, "more than " + MOST_EMPTY_ITEMS + " items that take no bytes");
        }
    }

    /** The error for these bytes; {@code at} is an index in {@link #bytes()}. */
    EncodingException malformed(int at, String problem) {
        return EncodingException.malformed("Avro", at - start, path.render(), problem);
    }

    /** The error for a value that cannot be written in another format. */
    EncodingException unwritable(String format, int at, String problem) {
        return EncodingException.unwritable(format, at - start, path.render(), problem);
    }
}
