package dev.wadi.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.avro.AvroToJson;
import dev.wadi.camel.encoding.avro.BsonToAvro;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import java.nio.charset.StandardCharsets;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class OrdersTest {

    private final Orders orders = new Orders(420);

    @Test
    void makesDocumentsOfTheWantedSize() {
        assertThat(orders.document(0).getByteBuffer().remaining()).isEqualTo(420);
        assertThat(orders.document(123_456).getByteBuffer().remaining()).isBetween(415, 425);
    }

    @Test
    void makesTheSameDocumentOfTheSameNumber() {
        assertThat(new Orders(420).document(7)).isEqualTo(orders.document(7));
        assertThat(orders.document(8)).isNotEqualTo(orders.document(7));
    }

    @Test
    void writesJsonThatCanBeRead() {
        BsonDocument order = BsonDocument.parse(new String(orders.json(7), StandardCharsets.UTF_8));

        assertThat(order.getNumber("number").intValue()).isEqualTo(7);
        assertThat(order.getString("_id").getValue()).isEqualTo("order-000000000007");
    }

    @Test
    void theSchemaHasEveryFieldOfADocument() {
        AvroPlan plan = AvroPlan.of(OrderSchema.AVRO, "orders");
        byte[] order = orders.document(7).getByteBuffer().array();

        byte[] json = new AvroToJson(plan).transcode(new BsonToAvro(plan).transcode(order));

        assertThat(json).isEqualTo(new BsonToFlatJson().transcode(order));
    }

    @Test
    void refusesASizeThatHoldsNoOrder() {
        assertThatThrownBy(() -> new Orders(50)).hasMessageContaining("has at least").hasMessageContaining("50");
    }
}
