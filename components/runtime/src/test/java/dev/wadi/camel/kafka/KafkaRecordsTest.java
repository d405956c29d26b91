package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class KafkaRecordsTest {

    private static final byte[] KEY = {1, 2, 3};

    private final CamelContext context = new DefaultCamelContext();
    private final KafkaRecords records = new KafkaRecords();

    @Test
    void recordKeyAndTimestampAreThoseOfTheKafkaRecordItCameFrom() throws Exception {
        Exchange event = event("body".getBytes(StandardCharsets.UTF_8));
        event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, kafkaOrigin(KEY, 1234));

        records.process(event);

        assertThat(event.getMessage().getHeader(KafkaConstants.KEY)).isSameAs(KEY);
        assertThat(event.getMessage().getHeader(KafkaConstants.OVERRIDE_TIMESTAMP)).isEqualTo(1234L);
    }

    @Test
    void changeOfADocumentKeepsItsKeyButNotItsTime() throws Exception {
        Exchange event = event(new byte[0]);
        event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, new DocumentOrigin());

        records.process(event);

        assertThat(event.getMessage().getHeader(KafkaConstants.KEY)).isSameAs(KEY);
        assertThat(event.getMessage().getHeader(KafkaConstants.OVERRIDE_TIMESTAMP)).isNull();
    }

    @Test
    void dropsEveryHeaderThatCouldSteerTheSinkAndKeepsTheAttributes() throws Exception {
        Exchange event = event(new byte[0]);
        event.getMessage().setHeader("KAFKA.override_topic", "stolen");
        event.getMessage().setHeader("kafka.PARTITION_KEY", 7);
        event.getMessage().setHeader("kafka.KEY", "forged");
        event.getMessage().setHeader("CamelFileName", "/etc/passwd");
        event.getMessage().setHeader("camelwadieventorigin", "forged");
        event.getMessage().setHeader("operation_type", "insert");

        records.process(event);

        assertThat(event.getMessage().getHeaders()).containsOnlyKeys("operation_type");
    }

    @Test
    void preparesEveryEventOfABatch() throws Exception {
        Exchange first = event(new byte[0]);
        Exchange second = event(null);
        List.of(first, second).forEach(event -> event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, kafkaOrigin(KEY, 5)));
        Exchange batch = event(List.of(first, second));
        batch.setProperty(WadiConstants.SETTLEMENT, new Settlement(2));

        records.process(batch);

        assertThat(List.of(first, second)).allSatisfy(
                event -> assertThat(event.getMessage().getHeader(KafkaConstants.KEY)).isSameAs(KEY));
        assertThat(second.getMessage().getBody()).isNull();
    }

    @Test
    void bsonDocumentBecomesItsBytes() throws Exception {
        RawBsonDocument document = new RawBsonDocument(new BsonDocument("n", new BsonInt32(5)), new BsonDocumentCodec());
        Exchange event = event(document);

        records.process(event);

        assertThat(event.getMessage().getBody(byte[].class)).hasSize(12).startsWith(12, 0, 0, 0, 0x10);
    }

    @Test
    void headersAreUtf8TextOrTheirOwnBytes() {
        assertThat(records.serialize("name", "Größe €")).isEqualTo("Größe €".getBytes(StandardCharsets.UTF_8));
        assertThat(records.serialize("raw", KEY)).isSameAs(KEY);
        assertThat(records.serialize("n", 42)).isEqualTo("42".getBytes(StandardCharsets.UTF_8));
        assertThat(records.serialize("none", null)).isNull();
    }

    private Exchange event(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private static KafkaOrigin kafkaOrigin(byte[] key, long timestampMillis) {
        return new KafkaOrigin(new TopicPartition("orders", 0), 7, timestampMillis, key, null, new RecordHeaders());
    }

    private static final class DocumentOrigin implements EventOrigin {
        @Override
        public String id() {
            return "token";
        }

        @Override
        public byte[] key() {
            return KEY;
        }

        @Override
        public String position() {
            return "{}";
        }

        @Override
        public long timestampMillis() {
            return 99;
        }

        @Override
        public int sizeInBytes() {
            return 0;
        }

        @Override
        public byte[] originalBody() {
            return null;
        }

        @Override
        public Map<String, Object> originalAttributes() {
            return Map.of();
        }
    }
}
