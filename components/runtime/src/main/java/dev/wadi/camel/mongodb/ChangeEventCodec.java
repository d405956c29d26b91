package dev.wadi.camel.mongodb;

import org.bson.AbstractBsonReader;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.RawBsonDocumentCodec;
import org.bson.io.BsonInput;

/**
 * Takes each change event's bytes out of the driver's reply with a single copy.
 *
 * <p>The driver's own codec for raw documents pipes them through a writer into a growing buffer, which costs more than all the
 * rest of reading an event. Threads: one owner, see {@link ChangeEventReader}. Errors: as there.
 */
final class ChangeEventCodec implements Codec<ChangeEvent> {

    private final ChangeEventReader events;

    ChangeEventCodec(ChangeEventReader events) {
        this.events = events;
    }

    @Override
    public ChangeEvent decode(BsonReader reader, DecoderContext context) {
        if (reader instanceof BsonBinaryReader binary && binary.getState() == AbstractBsonReader.State.INITIAL) {
            byte[] bytes = wholeDocument(binary.getBsonInput());
            return events.read(bytes, 0, bytes.length);
        }
        return events.read(new RawBsonDocumentCodec().decode(reader, context));
    }

    /** The input of a reader that was not yet read from stands at the length of its document. */
    private static byte[] wholeDocument(BsonInput input) {
        int length = input.readInt32();
        byte[] bytes = new byte[length];
        bytes[0] = (byte) length;
        bytes[1] = (byte) (length >> 8);
        bytes[2] = (byte) (length >> 16);
        bytes[3] = (byte) (length >> 24);
        input.readBytes(bytes, Integer.BYTES, length - Integer.BYTES);
        return bytes;
    }

    @Override
    public void encode(BsonWriter writer, ChangeEvent event, EncoderContext context) {
        throw new UnsupportedOperationException("change events are only read");
    }

    @Override
    public Class<ChangeEvent> getEncoderClass() {
        return ChangeEvent.class;
    }
}
