package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.Utf8;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.camel.Message;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.ByteBuf;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.bson.io.BasicOutputBuffer;

/** The bytes of a body, in place where the body has them. */
public record BodyBytes(byte[] array, int offset, int length) {

    /**
     * Takes {@code byte[]}, {@link RawBsonDocument}, {@link BsonDocument}, {@link Document}, {@link String}, and whatever Camel's
     * type converters turn into {@code byte[]} (streams, buffers, files).
     */
    public static BodyBytes of(Message message) {
        Object body = message.getBody();
        if (body instanceof byte[] bytes) {
            return of(bytes);
        }
        if (body instanceof RawBsonDocument document) {
            return of(document);
        }
        if (body instanceof BsonDocument || body instanceof Document) {
            return of(encode((Bson) body));
        }
        if (body instanceof String text) {
            return of(Utf8.encode(text));
        }
        byte[] converted = message.getBody(byte[].class);
        if (converted == null) {
            throw EncodingException.unusable("a body of type " + body.getClass().getName() + " cannot be read as bytes", null);
        }
        return of(converted);
    }

    static BodyBytes of(byte[] bytes) {
        return new BodyBytes(bytes, 0, bytes.length);
    }

    /** The document's own bytes, not copied. */
    static BodyBytes of(RawBsonDocument document) {
        ByteBuf buffer = document.getByteBuffer();
        ByteBuffer nio = buffer.asNIO();
        if (nio.hasArray()) {
            return new BodyBytes(nio.array(), nio.arrayOffset() + nio.position(), nio.remaining());
        }
        byte[] copy = new byte[nio.remaining()];
        nio.get(copy);
        return of(copy);
    }

    /** The BSON of a document tree. */
    static byte[] encode(Bson document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            new BsonDocumentCodec().encode(writer, document.toBsonDocument(), EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    /** An array of exactly these bytes; the one behind them where it is that already. */
    byte[] exact() {
        return offset == 0 && length == array.length ? array : Arrays.copyOfRange(array, offset, offset + length);
    }

    /** What kind of body says about its encoding; null when it says nothing. */
    static Encoding encodingOf(Object body) {
        if (body instanceof BsonDocument || body instanceof Document) {
            return Encoding.BSON;
        }
        return body instanceof String ? Encoding.JSON : null;
    }
}
