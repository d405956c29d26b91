package dev.wadi.camel.encoding.json;

import java.nio.charset.StandardCharsets;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.ByteBufNIO;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.ByteBufferBsonInput;

/** BSON by the driver's own codec, as the other opinion of the tests. */
public final class BsonBytes {

    private BsonBytes() {}

    public static byte[] of(BsonDocument document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            new BsonDocumentCodec().encode(writer, document, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    /** A document with one field {@code v}. */
    public static byte[] of(BsonValue value) {
        return of(new BsonDocument("v", value));
    }

    public static BsonDocument read(byte[] bson) {
        ByteBufNIO buffer = new ByteBufNIO(java.nio.ByteBuffer.wrap(bson).order(java.nio.ByteOrder.LITTLE_ENDIAN));
        try (BsonBinaryReader reader = new BsonBinaryReader(new ByteBufferBsonInput(buffer))) {
            return new BsonDocumentCodec().decode(reader, DecoderContext.builder().build());
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String utf8(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }
}
