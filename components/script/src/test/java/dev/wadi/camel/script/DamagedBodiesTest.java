package dev.wadi.camel.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.wadi.camel.encoding.EncodingException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.junit.jupiter.api.Test;

/** Bodies with flipped, cut and inserted bytes: a clear error, or a value that is what the bytes say. Seeded. */
class DamagedBodiesTest {

    private static final int ROUNDS = 30_000;
    private static final String JSON = "{\"name\":\"gr\\u00f6\\u00dfe \\ud83d\\ude00\",\"n\":12345678901234567890,\"a\":[1,-2.50,{\"b\":null}],\"t\":true,"
            + "\"d\":{\"e\":{\"f\":\"x\"}},\"s\":\"größe\"}";
    /** Reads everything, changes something, keeps the rest. */
    private static final TransformScript SCRIPT = TransformScript.compile("all.rhai", """
            fn walk(value) {
                switch type_of(value) {
                    "map" | "BsonDocument" => { let n = 0; for key in value.keys() { n += walk(value[key]); } n }
                    "array" => { let n = 0; for item in value { n += walk(item); } n }
                    _ => value.to_string().len()
                }
            }
            fn transform(data, attributes) {
                let size = walk(data);
                if type_of(data) == "map" || type_of(data) == "BsonDocument" { data.zz_size = size; }
                result(data)
            }
            """, ScriptLimits.DEFAULT);
    private static final TransformScript PASS = TransformScript.compile("pass.rhai",
            "fn transform(data, attributes) { if type_of(data) == \"BsonDocument\" { data.zz = 1; } result(data) }", ScriptLimits.DEFAULT);

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static byte[] damaged(Random random, byte[] whole) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes && bytes.length > 1; change++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> {
                    byte[] longer = new byte[bytes.length + 1];
                    System.arraycopy(bytes, 0, longer, 0, at);
                    longer[at] = (byte) random.nextInt(256);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    @Test
    void damagedJsonIsRefusedOrKeptAsItIs() throws Exception {
        Random random = new Random(8);
        byte[] whole = JSON.getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(random, whole);
            try {
                byte[] written = SCRIPT.callWithJson(bytes, Map.of()).body();
                Map<?, ?> before = mapper.readValue(bytes, Map.class);
                Map<?, ?> after = mapper.readValue(written, Map.class);
                after.remove("zz_size");
                assertThat(after).isEqualTo(before);
                read++;
            } catch (EncodingException | ScriptFailedException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            } catch (MismatchedInputException notAMap) {
                read++;
            }
        }
        assertThat(read).isBetween(ROUNDS / 50, ROUNDS);
    }

    @Test
    void damagedBsonIsRefusedOrKeptAsItIs() {
        Random random = new Random(15);
        BsonDocument document = BsonDocument.parse("""
                {"_id": {"$oid": "65a1b2c3d4e5f60718293a4b"}, "s": "größe", "i": 1, "l": {"$numberLong": "5"}, "d": 1.5, "b": true,
                 "n": null, "a": [1, "x", {"y": {"$numberDecimal": "1.5"}}], "m": {"k": {"$date": "2024-01-02T03:04:05Z"}},
                 "bin": {"$binary": {"base64": "AQID", "subType": "00"}}, "r": {"$regularExpression": {"pattern": "a", "options": "i"}},
                 "t": {"$timestamp": {"t": 1, "i": 2}}}
                """);
        RawBsonDocument raw = new RawBsonDocument(document, new BsonDocumentCodec());
        byte[] whole = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(whole);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(random, whole);
            for (TransformScript script : List.of(SCRIPT, PASS)) {
                try {
                    byte[] written = script.callWithBson(bytes, Map.of()).body();
                    assertThat(ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(written.length);
                    read++;
                    BsonDocument before = decoded(bytes);
                    if (before != null) {
                        BsonDocument after = decoded(written);
                        assertThat(after).as(script.name()).isNotNull();
                        after.remove("zz");
                        after.remove("zz_size");
                        assertThat(after).isEqualTo(before);
                    }
                } catch (EncodingException | ScriptFailedException refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            }
        }
        assertThat(read).isBetween(ROUNDS / 50, 2 * ROUNDS);
    }

    /** Null where the driver does not read it either. */
    private static BsonDocument decoded(byte[] bytes) {
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            return new BsonDocumentCodec().decode(reader, DecoderContext.builder().build());
        } catch (RuntimeException malformed) {
            return null;
        }
    }
}
