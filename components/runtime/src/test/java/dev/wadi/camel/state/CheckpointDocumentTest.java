package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointDocumentTest {
    private static final ObjectId ID = new ObjectId("65a0b1c2d3e4f5a6b7c8d9e0");
    private static final Instant NEW_YEAR = Instant.ofEpochMilli(1_704_067_200_000L);

    @Test
    void readsATokenWrittenByMstream() {
        BsonDocument document = document("users-sync", bytes("{\"_data\":\"8265A0\"}"));

        assertThat(CheckpointDocument.fromBson(document).checkpoint())
                .isEqualTo(new Checkpoint("users-sync", "{\"_data\":\"8265A0\"}", NEW_YEAR));
    }

    @Test
    void readsACursorOfTypeBinary() {
        byte[] token = bson("{\"_data\":\"8265A0\"}");

        assertThat(CheckpointDocument.fromBson(document("users-sync", new BsonBinary(token))).checkpoint().position())
                .isEqualTo("{\"_data\":\"8265A0\"}");
    }

    @Test
    void readsAKafkaOffsetAsALane() {
        BsonDocument document = document("orders-copy",
                bytes("{\"topic\":\"orders\",\"partition\":3,\"offset\":{\"$numberLong\":\"-1\"}}"));

        assertThat(CheckpointDocument.fromBson(document).checkpoint()).isEqualTo(new Checkpoint(
                "orders-copy/orders/3", "{\"topic\":\"orders\",\"partition\":3,\"offset\":-1}", NEW_YEAR));
    }

    @Test
    void writesTheFormThatMstreamReads() {
        BsonDocument token = new CheckpointDocument(new BsonObjectId(ID),
                new Checkpoint("users-sync", "{\"_data\":\"8265A0\"}", NEW_YEAR)).toBson();
        BsonDocument offset = new CheckpointDocument(new BsonObjectId(ID), new Checkpoint(
                "orders-copy/orders/3", "{\"topic\":\"orders\",\"partition\":3,\"offset\":41}", NEW_YEAR)).toBson();

        assertThat(token).isEqualTo(document("users-sync", bytes("{\"_data\":\"8265A0\"}")));
        assertThat(token.get("updated_at")).isInstanceOf(BsonInt64.class);
        assertThat(token.getArray("cursor")).allSatisfy(b -> assertThat(b).isInstanceOf(BsonInt32.class));
        assertThat(offset).isEqualTo(document("orders-copy",
                bytes("{\"topic\":\"orders\",\"partition\":3,\"offset\":{\"$numberLong\":\"41\"}}")));
    }

    @Test
    void bytesAbove127AreNotNegative() {
        BsonDocument written = new CheckpointDocument(new BsonObjectId(ID),
                new Checkpoint("users-sync", "{\"ü\":1}", NEW_YEAR)).toBson();

        assertThat(written.getArray("cursor")).contains(new BsonInt32(0xc3));
        assertThat(CheckpointDocument.fromBson(written).checkpoint().position()).isEqualTo("{\"ü\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"topic\":\"other\",\"partition\":3,\"offset\":41}",
        "{\"topic\":\"orders\",\"partition\":4,\"offset\":41}",
        "{\"offset\":41}",
        "{\"_data\":\"8265A0\"}"
    })
    void refusesAPositionThatIsNotOfItsLane(String position) {
        CheckpointDocument document = CheckpointDocument.of(new Checkpoint("orders-copy/orders/3", position, NEW_YEAR));

        assertThatThrownBy(document::toBson).isInstanceOf(CheckpointException.class).hasMessageContaining("orders-copy/orders/3");
    }

    @Test
    void refusesAKafkaOffsetWithoutLane() {
        CheckpointDocument document = CheckpointDocument.of(
                new Checkpoint("orders-copy", "{\"topic\":\"orders\",\"partition\":3,\"offset\":41}", NEW_YEAR));

        assertThatThrownBy(document::toBson).isInstanceOf(CheckpointException.class).hasMessageContaining("orders-copy");
    }

    @Test
    void namesTheDocumentItCannotRead() {
        BsonDocument good = document("users-sync", bytes("{\"_data\":\"8265A0\"}"));
        BsonArray cut = bytes("{\"_data\":\"8265A0\"}");
        cut.remove(cut.size() - 1);
        BsonArray tooBig = bytes("{\"_data\":\"8265A0\"}");
        tooBig.set(0, new BsonInt32(256));

        assertUnreadable(good.clone().append("cursor", new BsonArray()));
        assertUnreadable(good.clone().append("cursor", cut));
        assertUnreadable(good.clone().append("cursor", tooBig));
        assertUnreadable(good.clone().append("cursor", bytes("{}")));
        assertUnreadable(good.clone().append("cursor", new BsonString("82")));
        assertUnreadable(good.clone().append("cursor", new BsonBinary(new byte[] {1, 2, 3, 4})));
        assertUnreadable(good.clone().append("cursor", new BsonBinary(new byte[] {7, 0, 0, 0, 99, 1, 0})));
        assertUnreadable(good.clone().append("updated_at", new BsonString("yesterday")));
        BsonDocument without = good.clone();
        without.remove("cursor");
        assertUnreadable(without);
        BsonDocument nameless = good.clone();
        nameless.remove("job_name");
        assertUnreadable(nameless);
    }

    private static void assertUnreadable(BsonDocument document) {
        assertThatThrownBy(() -> CheckpointDocument.fromBson(document)).isInstanceOf(CheckpointException.class)
                .hasMessageContaining(ID.toHexString());
    }

    static BsonDocument document(String job, BsonValue cursor) {
        return new BsonDocument("_id", new BsonObjectId(ID)).append("job_name", new BsonString(job))
                .append("cursor", cursor).append("updated_at", new BsonInt64(NEW_YEAR.toEpochMilli()));
    }

    /** mstream's form of a cursor: one int32 per byte. */
    static BsonArray bytes(String json) {
        BsonArray array = new BsonArray();
        for (byte b : bson(json)) {
            array.add(new BsonInt32(Byte.toUnsignedInt(b)));
        }
        return array;
    }

    private static byte[] bson(String json) {
        ByteBuf buffer = RawBsonDocument.parse(json).getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
