package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import java.util.Arrays;

/**
 * A growing array that Avro's binary encoding is written to. The array stays from datum to datum unless one was unusually large.
 * Threads: one at a time.
 */
final class AvroOutput {

    private static final int FIRST_CAPACITY = 4 * 1024;
    private static final int LARGEST_KEPT = 4 * 1024 * 1024;
    private static final int LARGEST = Integer.MAX_VALUE - 64;
    private static final int LONGEST_VARINT = 10;
    /** Counts below this take one byte. */
    private static final int SMALL_COUNT = 64;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    void clear() {
        size = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private byte[] reserve(int count) {
        if (count > LARGEST - size) {
            throw EncodingException.unusable("the Avro datum would be larger than 2 GiB", null);
        }
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, (int) Math.min(LARGEST, bytes.length * 2L)));
        }
        return bytes;
    }

    void int8(int value) {
        reserve(1)[size++] = (byte) value;
    }

    /** Writes an Avro int or long. */
    void whole(long value) {
        size = varint(reserve(LONGEST_VARINT), size, value << 1 ^ value >> 63);
    }

    private static int varint(byte[] out, int at, long zigzag) {
        int o = at;
        long rest = zigzag;
        while ((rest & ~0x7FL) != 0) {
            out[o++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[o++] = (byte) rest;
        return o;
    }

    void int32(int value) {
        LittleEndian.putInt(reserve(Integer.BYTES), size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        LittleEndian.putLong(reserve(Long.BYTES), size, value);
        size += Long.BYTES;
    }

    void raw(byte[] source, int from, int count) {
        System.arraycopy(source, from, reserve(count), size, count);
        size += count;
    }

    void raw(byte[] source) {
        raw(source, 0, source.length);
    }

    /** Writes an Avro string or bytes value: its length and the bytes. */
    void measured(byte[] source, int from, int count) {
        whole(count);
        raw(source, from, count);
    }

    /** Writes the lowest bytes of a number, highest first. */
    void bigEndian(long value, int count) {
        byte[] out = reserve(count);
        for (int i = count - 1; i >= 0; i--) {
            // Beyond eight bytes the sign is repeated.
            out[size++] = (byte) (value >> Math.min(63, 8 * i));
        }
    }

    /** Begins the one block of an array or a map, of which the count is not known yet; {@link #endBlock} needs the answer. */
    int beginBlock() {
        int8(0);
        return size - 1;
    }

    /** Ends the block and the array or map. */
    void endBlock(int begin, int count) {
        if (count == 0) {
            return;
        }
        if (count < SMALL_COUNT) {
            bytes[begin] = (byte) (count << 1);
        } else {
            long zigzag = (long) count << 1;
            int more = (Long.SIZE - Long.numberOfLeadingZeros(zigzag) + 6) / 7 - 1;
            byte[] out = reserve(more);
            System.arraycopy(out, begin + 1, out, begin + 1 + more, size - begin - 1);
            varint(out, begin, zigzag);
            size += more;
        }
        int8(0);
    }
}
