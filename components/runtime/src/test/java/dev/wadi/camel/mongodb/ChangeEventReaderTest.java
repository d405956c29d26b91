package dev.wadi.camel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.json.JsonReader;
import org.junit.jupiter.api.Test;

class ChangeEventReaderTest {

    private final ChangeEventReader reader = new ChangeEventReader(new ChangeForm(KeyFormat.text));

    @Test
    void readsAnInsert() {
        ChangeEvent event = reader.read(raw("""
                {"_id": {"_data": "82AB"}, "operationType": "insert", "clusterTime": {"$timestamp": {"t": 1700000000, "i": 3}},
                 "wallTime": {"$date": "2026-01-31T12:00:00.250Z"}, "fullDocument": {"_id": "k-1", "n": 7},
                 "ns": {"db": "shop", "coll": "orders"}, "documentKey": {"_id": "k-1"}}"""));

        assertThat(event.operationType()).isEqualTo("insert");
        assertThat(event.database()).isEqualTo("shop");
        assertThat(event.collection()).isEqualTo("orders");
        assertThat(event.document()).isEqualTo(BsonDocument.parse("{_id: 'k-1', n: 7}"));
        assertThat(event.documentBefore()).isNull();
        assertThat(event.id()).isEqualTo("82AB");
        assertThat(event.key()).isEqualTo("k-1".getBytes(StandardCharsets.UTF_8));
        assertThat(event.position()).isEqualTo("{\"_data\": \"82AB\"}");
        assertThat(event.timestampMillis()).isEqualTo(1769860800250L);
    }

    @Test
    void takesTheClusterTimeWhereThereIsNoWallTime() {
        ChangeEvent event = reader.read(raw("""
                {"_id": {"_data": "82AB"}, "operationType": "delete", "clusterTime": {"$timestamp": {"t": 1700000000, "i": 3}},
                 "ns": {"db": "shop", "coll": "orders"}, "documentKey": {"_id": 5}, "fullDocumentBeforeChange": {"_id": 5}}"""));

        assertThat(event.timestampMillis()).isEqualTo(1_700_000_000_000L);
        assertThat(event.document()).isNull();
        assertThat(event.documentBefore()).isEqualTo(BsonDocument.parse("{_id: 5}"));
    }

    @Test
    void readsAnUpdateWhoseDocumentIsGone() {
        ChangeEvent event = reader.read(raw("""
                {"_id": {"_data": "82AB"}, "operationType": "update", "fullDocument": null, "ns": {"db": "shop", "coll": "orders"},
                 "documentKey": {"_id": 5}, "updateDescription": {"updatedFields": {"a": 1}, "removedFields": []}}"""));

        assertThat(event.document()).isNull();
    }

    @Test
    void keepsAsOriginalWhatIsDelivered() {
        RawBsonDocument delete = raw("""
                {"_id": {"_data": "82AB"}, "operationType": "delete", "ns": {"db": "shop", "coll": "orders"},
                 "documentKey": {"_id": 5}, "fullDocumentBeforeChange": {"_id": 5, "n": 1}}""");
        RawBsonDocument lookedUpTooLate = raw("""
                {"_id": {"_data": "82AC"}, "operationType": "update", "fullDocument": null, "ns": {"db": "shop", "coll": "orders"},
                 "documentKey": {"_id": 5}, "fullDocumentBeforeChange": {"_id": 5, "n": 1}}""");
        ChangeEventReader telling = new ChangeEventReader(new ChangeForm(KeyFormat.text, true, true));

        assertThat(new RawBsonDocument(reader.read(delete).originalBody())).isEqualTo(BsonDocument.parse("{_id: 5, n: 1}"));
        assertThat(telling.read(delete).originalBody()).isNull();
        assertThat(reader.read(lookedUpTooLate).originalBody()).isNull();
        assertThat(reader.read(delete).originalAttributes()).isEqualTo(Map.of("operation_type", "delete", "database", "shop",
                "collection", "orders", "CamelWadiDocumentKey", "{\"_id\": {\"$numberInt\": \"5\"}}"));
        assertThat(telling.read(delete).originalAttributes()).containsEntry("namespace", "shop.orders")
                .containsEntry("event_id", "82AB").containsEntry("document_key", "{\"_id\": {\"$numberInt\": \"5\"}}");
    }

    @Test
    void refusesAnEventWithoutItsPosition() {
        assertThatThrownBy(() -> reader.read(raw("{\"operationType\": \"insert\"}")))
                .isInstanceOf(BSONException.class)
                .hasMessageContaining("a pipeline must keep both");
    }

    @Test
    void refusesEveryTruncation() {
        RawBsonDocument whole = raw("""
                {"_id": {"_data": "82AB"}, "operationType": "insert", "clusterTime": {"$timestamp": {"t": 1, "i": 3}},
                 "r": {"$regularExpression": {"pattern": "a", "options": "i"}}, "b": {"$binary": {"base64": "AQID", "subType": "00"}},
                 "c": {"$code": "f", "$scope": {"a": 1}}, "d": {"$numberDecimal": "1.5"}, "p": true, "l": [1, {"$numberLong": "2"}],
                 "fullDocument": {"_id": "k-1", "n": 7}, "ns": {"db": "shop", "coll": "orders"}, "documentKey": {"_id": "k-1"}}""");
        byte[] bytes = bytes(whole);

        for (int length = 5; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            cut[0] = (byte) length;
            cut[1] = (byte) (length >> 8);
            assertThatThrownBy(() -> reader.read(new RawBsonDocument(cut))).isInstanceOf(BSONException.class);
        }
    }

    @Test
    void writesKeysOfDifferentTypesApartAsJson() {
        BsonDocument text = BsonDocument.parse("{_id: '1'}");
        BsonDocument number = BsonDocument.parse("{_id: 1}");
        BsonDocument nested = BsonDocument.parse("{_id: {a: 1, b: 'x'}}");

        assertThat(KeyFormat.json.text(text)).isEqualTo("{\"_id\": \"1\"}");
        assertThat(KeyFormat.json.text(number)).isEqualTo("{\"_id\": {\"$numberInt\": \"1\"}}");
        assertThat(KeyFormat.text.text(text)).isEqualTo("1");
        assertThat(KeyFormat.text.text(BsonDocument.parse("{_id: {$oid: '60002e5e19e23b5c08a6c03c'}}")))
                .isEqualTo("60002e5e19e23b5c08a6c03c");
        assertThat(KeyFormat.text.text(nested)).isEqualTo(KeyFormat.json.text(nested));
    }

    @Test
    void writesKeysStraightFromTheirBytesAsTheirText() {
        for (String id : List.of("'k-1 \u00fc'", "''", "{$oid: '60002e5e19e23b5c08a6c03c'}", "{$numberLong: '-7'}", "5", "1.5",
                "{a: 1, b: 'x'}", "{$date: '2026-01-31T12:00:00Z'}", "null")) {
            byte[] key = bytes(raw("{shard: 3, _id: " + id + "}"));

            assertThat(KeyFormat.text.bytes(key, 0)).asString(StandardCharsets.UTF_8)
                    .isEqualTo(KeyFormat.text.text(new RawBsonDocument(key)));
            assertThat(KeyFormat.json.bytes(key, 0)).asString(StandardCharsets.UTF_8)
                    .isEqualTo(KeyFormat.json.text(new RawBsonDocument(key)));
        }
        byte[] noId = bytes(raw("{shard: 3}"));
        assertThat(KeyFormat.text.bytes(noId, 0)).asString(StandardCharsets.UTF_8)
                .isEqualTo(KeyFormat.text.text(new RawBsonDocument(noId)));
    }

    @Test
    void takesAnEventOutOfTheDriversReader() {
        RawBsonDocument event = raw("""
                {"_id": {"_data": "82AB"}, "operationType": "insert", "fullDocument": {"_id": "k-1", "n": 7},
                 "ns": {"db": "shop", "coll": "orders"}, "documentKey": {"_id": "k-1"}}""");
        ChangeEventCodec codec = new ChangeEventCodec(reader);

        ChangeEvent binary = event.decode(codec);
        ChangeEvent text = codec.decode(new JsonReader(event.toJson()), DecoderContext.builder().build());

        for (ChangeEvent read : List.of(binary, text)) {
            assertThat(read.document()).isEqualTo(BsonDocument.parse("{_id: 'k-1', n: 7}"));
            assertThat(read.resumeToken()).isEqualTo(BsonDocument.parse("{_data: '82AB'}"));
            assertThat(read.documentKey()).isEqualTo(BsonDocument.parse("{_id: 'k-1'}"));
            assertThat(read.documentBefore()).isNull();
        }
        assertThat(binary.sizeInBytes()).isEqualTo(bytes(event).length);
    }

    private static RawBsonDocument raw(String json) {
        return new RawBsonDocument(BsonDocument.parse(json), new BsonDocumentCodec());
    }

    private static byte[] bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }
}
