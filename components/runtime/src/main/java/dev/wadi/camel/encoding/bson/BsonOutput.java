package dev.wadi.camel.encoding.bson;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array that BSON is written to. Lengths and type bytes are patched in when they are known, so a document is written
 * in one pass. The array stays from document to document unless one was unusually large. Threads: one at a time.
 */
public final class BsonOutput {

    private static final int FIRST_CAPACITY = 4 * 1024;
    private static final int LARGEST_KEPT = 4 * 1024 * 1024;
    /** Room behind what was asked for, so that eight bytes may be stored where fewer count. */
    private static final int SLACK = Long.BYTES;
    private static final int LARGEST = Integer.MAX_VALUE - 64;
    private static final byte[][] INDEX_NAMES = indexNames(1000);

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    private static byte[][] indexNames(int count) {
        byte[][] names = new byte[count][];
        for (int i = 0; i < count; i++) {
            names[i] = indexName(i);
        }
        return names;
    }

    private static byte[] indexName(int index) {
        byte[] digits = Integer.toString(index).getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(digits, digits.length + 1);
    }

    public void clear() {
        size = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    public int size() {
        return size;
    }

    /** Goes back to a size seen before, or forward over bytes stored directly in {@link #reserve}'s array. */
    public void size(int newSize) {
        size = newSize;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The array behind the output; valid until the next call that writes. */
    public byte[] bytes() {
        return bytes;
    }

    /** The array, with room for so many bytes behind {@link #size()} and a little more. */
    public byte[] reserve(int count) {
        if (count > LARGEST - size) {
            throw EncodingException.unusable("the BSON would be larger than 2 GiB", null);
        }
        int needed = size + count + SLACK;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(LARGEST + SLACK, bytes.length * 2L)));
        }
        return bytes;
    }

    /** Begins a document or array; the answer is what {@link #endDocument} needs. */
    public int beginDocument() {
        int begin = size;
        reserve(Integer.BYTES);
        size += Integer.BYTES;
        return begin;
    }

    public void endDocument(int begin) {
        int8(0);
        patchInt32(begin, size - begin);
    }

    /** Leaves room for the type byte of an element, which {@link #patchType} sets; the answer is its offset. */
    public int beginElement() {
        int8(0);
        return size - 1;
    }

    public void patchType(int elementBegin, int type) {
        bytes[elementBegin] = (byte) type;
    }

    public void patchInt32(int offset, int value) {
        LittleEndian.putInt(bytes, offset, value);
    }

    /** Writes the name of an array's element. */
    public void indexAsName(int index) {
        byte[] name = index < INDEX_NAMES.length ? INDEX_NAMES[index] : indexName(index);
        raw(name, 0, name.length);
    }

    public void int8(int value) {
        reserve(1)[size++] = (byte) value;
    }

    public void int32(int value) {
        LittleEndian.putInt(reserve(Integer.BYTES), size, value);
        size += Integer.BYTES;
    }

    public void int64(long value) {
        LittleEndian.putLong(reserve(Long.BYTES), size, value);
        size += Long.BYTES;
    }

    public void raw(byte[] source, int from, int count) {
        System.arraycopy(source, from, reserve(count), size, count);
        size += count;
    }

    /** Makes room for so many bytes at an offset before the end. */
    public void insert(int offset, int count) {
        byte[] target = reserve(count);
        System.arraycopy(target, offset, target, offset + count, size - offset);
        size += count;
    }
}
