package dev.wadi.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.deadletter.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class KeptEventTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void showsBytesAsTextWhereTheyAreText() {
        assertThat(event("json", "{\"a\":\"ü\"}\n".getBytes(StandardCharsets.UTF_8)).body()).isEqualTo("{\"a\":\"ü\"}\n");
        assertThat(event("avro", new byte[] {0, 1}).body()).isEqualTo("base64:AAE=");
        assertThat(event("json", new byte[] {(byte) 0xff}).body()).isEqualTo("base64:/w==");
        assertThat(event("json", null).body()).isEqualTo("(no body)");
    }

    @Test
    void showsBsonAsExtendedJsonAndBrokenBsonAsItIs() {
        ByteBuffer document = new RawBsonDocument(BsonDocument.parse("{_id: {$oid: '65a0b1c2d3e4f5a6b7c8d9e0'}, n: 1}"),
                new BsonDocumentCodec()).getByteBuffer().asNIO();
        byte[] bytes = new byte[document.remaining()];
        document.get(bytes);

        assertThat(event("bson", bytes).body()).isEqualTo("{\n  \"_id\": {\n    \"$oid\": \"65a0b1c2d3e4f5a6b7c8d9e0\"\n  },\n  \"n\": 1\n}");
        for (int length = 0; length < bytes.length; length++) {
            assertThat(event("bson", Arrays.copyOf(bytes, length)).body()).as("%s bytes", length).startsWith("base64:");
        }
    }

    @Test
    void saysWhatWentWrongInOneSentence() {
        assertThat(event("json", null).reason()).isEqualTo("could not write to shop.orders: Document failed validation");
    }

    @Test
    void saysInJsonWhatListSays() {
        assertThat(BsonDocument.parse(event("json", null).summaryJson()).keySet())
                .containsExactly("connector", "id", "event", "time", "step", "error", "sink", "attempts");
    }

    @Test
    void namesWhatIsNotThere() {
        assertThat(event("json", null).details()).containsEntry("key", "(none)").containsEntry("not delivered to", "any sink")
                .containsEntry("event time", "(not known)").containsEntry("definition", "(not known)");
        assertThat(event("json", null).attributes()).containsEntry("source", "web").containsEntry("trace", "base64:AAE=");
    }

    private static KeptEvent event(String encoding, byte[] body) {
        return new KeptEvent(new DeadLetter("3f2a", "users-sync", "", "8265", "{}", encoding, body, null,
                Map.of("source", "web".getBytes(StandardCharsets.UTF_8), "trace", new byte[] {0, 1}), null, "write to shop.orders",
                List.of("com.mongodb.MongoWriteException: Document failed validation"), 1, NOON, NOON, null));
    }
}
