package dev.wadi.rhai.value;

import java.util.Arrays;

/** A byte array that can grow. Copies share the bytes until one of them is changed. Not thread safe. */
public final class BlobValue implements Copyable {

    private byte[] bytes;
    private int size;
    private boolean shared;

    public BlobValue() {
        this(new byte[0]);
    }

    /** Takes the bytes over; the caller must not change them any more. */
    public BlobValue(byte[] bytes) {
        this(bytes, bytes.length, false);
        Allocation.ofBytes(bytes.length);
    }

    private BlobValue(byte[] bytes, int size, boolean shared) {
        this.bytes = bytes;
        this.size = size;
        this.shared = shared;
    }

    @Override
    public BlobValue copy() {
        shared = true;
        return new BlobValue(bytes, size, true);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The byte as a number from 0 to 255. */
    public long get(int index) {
        return bytes[index] & 0xff;
    }

    public void set(int index, long value) {
        unshare(0);
        bytes[index] = (byte) value;
    }

    public void add(long value) {
        unshare(1);
        bytes[size++] = (byte) value;
    }

    public void addAll(byte[] more) {
        unshare(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    public void insert(int index, long value) {
        unshare(1);
        System.arraycopy(bytes, index, bytes, index + 1, size - index);
        bytes[index] = (byte) value;
        size++;
    }

    /** Writes over what is there, from {@code index} on. */
    public void write(int index, byte[] source, int length) {
        unshare(0);
        System.arraycopy(source, 0, bytes, index, length);
    }

    /** Removes {@code [from, to)} and gives what was there. */
    public BlobValue removeRange(int from, int to) {
        unshare(0);
        BlobValue removed = slice(from, to);
        System.arraycopy(bytes, to, bytes, from, size - to);
        size -= to - from;
        return removed;
    }

    public BlobValue slice(int from, int to) {
        return new BlobValue(Arrays.copyOfRange(bytes, from, to));
    }

    /** A copy of all bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    public void clear() {
        bytes = new byte[0];
        size = 0;
        shared = false;
    }

    /** What copies share, for comparing identities. */
    public Object contents() {
        return bytes;
    }

    private void unshare(int more) {
        if (shared || size + more > bytes.length) {
            int capacity = size + more > bytes.length ? Math.max(16, Math.max(size + more, size + (size >> 1))) : size + more;
            Allocation.ofBytes(capacity);
            bytes = Arrays.copyOf(bytes, capacity);
            shared = false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlobValue blob && Arrays.equals(bytes, 0, size, blob.bytes, 0, blob.size);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toByteArray());
    }

    @Override
    public String toString() {
        return Texts.debug(this);
    }
}
