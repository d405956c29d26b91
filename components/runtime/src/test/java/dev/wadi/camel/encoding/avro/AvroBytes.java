package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.json.BsonBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.bson.BsonDocument;

/** Avro by Apache's own reader and writer, as the other opinion of the tests, and short ways through ours. */
public final class AvroBytes {

    private AvroBytes() {}

    /** A record with one field {@code v} of a type, given as JSON. */
    static AvroPlan planOf(String type) {
        return AvroPlan.of(schemaOf(type), "test");
    }

    static Schema schemaOf(String type) {
        return AvroSchemas.parse("""
                {"type": "record", "name": "r", "fields": [{"name": "v", "type": %s}]}""".formatted(type), "test");
    }

    static byte[] encode(AvroPlan plan, BsonDocument document) {
        return new BsonToAvro(plan).transcode(BsonBytes.of(document));
    }

    static byte[] encodeJson(AvroPlan plan, String json) {
        return new JsonToAvro(plan).transcode(utf8(json));
    }

    static BsonDocument toBson(AvroPlan plan, byte[] datum) {
        return BsonBytes.read(new AvroToBson(plan).transcode(datum));
    }

    static String toJson(AvroPlan plan, byte[] datum) {
        return new String(new AvroToJson(plan).transcode(datum), StandardCharsets.UTF_8);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static byte[] byApache(Schema schema, Object datum) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<>(schema).write(datum, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Object readByApache(Schema schema, byte[] datum) {
        try {
            return new GenericDatumReader<>(schema).read(null, DecoderFactory.get().binaryDecoder(datum, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
