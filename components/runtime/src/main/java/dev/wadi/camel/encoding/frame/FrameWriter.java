package dev.wadi.camel.encoding.frame;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Makes one frame, item by item. Threads: one at a time. */
public final class FrameWriter {

    private static final int LARGEST = Integer.MAX_VALUE - 64;

    /** Writes the bytes of one item. */
    @FunctionalInterface
    public interface ItemContent {
        void writeTo(OutputStream item) throws IOException;
    }

    private byte[] bytes;
    private int size = BatchFrame.HEADER_LENGTH;
    private int count;

    public FrameWriter(ContentType contentType) {
        this(contentType, 1024);
    }

    /** The second argument only spares the array from growing. */
    public FrameWriter(ContentType contentType, int expectedBytes) {
        bytes = new byte[Math.max(BatchFrame.HEADER_LENGTH, expectedBytes)];
        bytes[Integer.BYTES] = (byte) contentType.code();
    }

    /** Appends an item. */
    public void add(byte[] item) {
        add(item, 0, item.length);
    }

    /** Appends an item that lies within an array. */
    public void add(byte[] source, int offset, int length) {
        reserve(Integer.BYTES + (long) length);
        LittleEndian.putInt(bytes, size, length);
        System.arraycopy(source, offset, bytes, size + Integer.BYTES, length);
        size += Integer.BYTES + length;
        count++;
    }

    /** Appends an item that its content writes; when that fails, nothing was appended. */
    public void add(ItemContent content) throws IOException {
        ByteArrayOutputStream item = new ByteArrayOutputStream();
        content.writeTo(item);
        add(item.toByteArray());
    }

    private void reserve(long more) {
        long needed = size + more;
        if (needed > LARGEST) {
            throw EncodingException.unusable("the batch frame would be larger than 2 GiB", null);
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(LARGEST, bytes.length * 2L)));
        }
    }

    /** The frame with the items added so far. */
    public byte[] toByteArray() {
        byte[] frame = Arrays.copyOf(bytes, size);
        LittleEndian.putInt(frame, 0, count);
        return frame;
    }
}
