package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Converter;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * Lets Camel's endpoints take a BSON document as a body: as bytes and streams it is BSON, as text it is flat JSON.
 *
 * <p>Errors: {@link EncodingException} where bytes are not one whole document. Source of the text: specification 3.3.
 */
@Converter(generateLoader = true)
public final class BsonTypeConverters {

    private static final int SMALLEST_DOCUMENT = 5;

    private BsonTypeConverters() {}

    @Converter
    public static byte[] toBytes(BsonDocument document) {
        return bytesOf(document).exact();
    }

    @Converter
    public static InputStream toInputStream(BsonDocument document) {
        BodyBytes bytes = bytesOf(document);
        return new ByteArrayInputStream(bytes.array(), bytes.offset(), bytes.length());
    }

    @Converter
    public static String toText(BsonDocument document) {
        BodyBytes bytes = bytesOf(document);
        byte[] json = new BsonToFlatJson().transcode(bytes.array(), bytes.offset(), bytes.length());
        return new String(json, StandardCharsets.UTF_8);
    }

    @Converter
    public static RawBsonDocument toDocument(byte[] bson) {
        if (bson.length < SMALLEST_DOCUMENT || LittleEndian.getInt(bson, 0) != bson.length || bson[bson.length - 1] != 0) {
            throw EncodingException.malformed("BSON", 0, "", bson.length + " bytes that are not one whole document");
        }
        return new RawBsonDocument(bson);
    }

    @Converter
    public static RawBsonDocument toDocument(InputStream bson) throws IOException {
        return toDocument(bson.readAllBytes());
    }

    private static BodyBytes bytesOf(BsonDocument document) {
        return document instanceof RawBsonDocument raw ? BodyBytes.of(raw) : BodyBytes.of(BodyBytes.encode(document));
    }
}
