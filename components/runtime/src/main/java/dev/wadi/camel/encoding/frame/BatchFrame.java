package dev.wadi.camel.encoding.frame;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A frame taken apart: what its items are, and where each lies in the bytes, which are not copied.
 *
 * @param contentType what all items are
 * @param items the items in order; none is legal, and so are items without bytes
 */
public record BatchFrame(ContentType contentType, List<Item> items) {

    static final int HEADER_LENGTH = 5;

    /** The place of an item's bytes in the frame. */
    public record Item(byte[] frame, int offset, int length) {

        /** A copy of the item's bytes. */
        public byte[] bytes() {
            return Arrays.copyOfRange(frame, offset, offset + length);
        }
    }

    /**
     * Takes a frame apart. Nothing is reserved on the word of a count or a length. Bytes behind the last item are ignored.
     *
     * @throws EncodingException when the bytes are no frame
     */
    public static BatchFrame read(byte[] frame) {
        if (frame.length < HEADER_LENGTH) {
            throw malformed(0, "too short, a frame begins with " + HEADER_LENGTH + " bytes");
        }
        long count = LittleEndian.getInt(frame, 0) & 0xFFFF_FFFFL;
        int code = frame[Integer.BYTES] & 0xFF;
        ContentType type = ContentType.of(code);
        if (type == null) {
            throw malformed(Integer.BYTES, "unknown batch content type: " + code);
        }
        int position = HEADER_LENGTH;
        List<Item> items = new ArrayList<>((int) Math.min(count, (frame.length - HEADER_LENGTH) / Integer.BYTES));
        for (long item = 0; item < count; item++) {
            if (frame.length - position < Integer.BYTES) {
                throw malformed(position, "unexpected end of data, item " + item + " of " + count + " has no length");
            }
            long length = LittleEndian.getInt(frame, position) & 0xFFFF_FFFFL;
            if (length > frame.length - position - Integer.BYTES) {
                throw malformed(position, "item length exceeds data, item " + item + " says it has " + length + " bytes");
            }
            items.add(new Item(frame, position + Integer.BYTES, (int) length));
            position += Integer.BYTES + (int) length;
        }
        return new BatchFrame(type, List.copyOf(items));
    }

    private static EncodingException malformed(int offset, String problem) {
        return EncodingException.malformed("batch frame", offset, "", problem);
    }
}
