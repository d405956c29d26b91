package dev.wadi.camel.encoding.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.frame.BatchFrame;
import dev.wadi.camel.encoding.frame.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

class BatchFormTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void makesOneJsonArrayWithTheAttributesOfTheFirstEventAndNoKey() throws Exception {
        Exchange batch = batch("{\"a\":1}", " [2] ", "null");

        form(BatchForm.Form.array).process(batch);

        Exchange one = only(batch);
        assertThat(text(one)).isEqualTo("[{\"a\":1}, [2] ,null]");
        assertThat(one.getMessage().getHeader("attribute")).isEqualTo("0");
        EventOrigin origin = one.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        assertThat(origin.key()).isNull();
        assertThat(origin.id()).matches("0\\.\\.2~[0-9a-f]{32}");
        assertThat(origin.position()).isEqualTo("{\"at\":2}");
        assertThat(origin.timestampMillis()).isEqualTo(2);
        assertThat(origin.sizeInBytes()).isEqualTo(30);
        assertThat(settlement(batch).settledCount(null)).isEqualTo(3);
    }

    @Test
    void leavesEventsWithoutABodyOut() throws Exception {
        Exchange batch = batch(null, "1", null);

        form(BatchForm.Form.array).process(batch);

        assertThat(text(only(batch))).isEqualTo("[1]");
        assertThat(only(batch).getMessage().getHeader("attribute")).isEqualTo("1");
        assertThat(settlement(batch).settledCount(null)).isEqualTo(3);
    }

    @Test
    void sendsNothingWhenNoEventHasABody() throws Exception {
        Exchange batch = batch(null, null);

        form(BatchForm.Form.array).process(batch);

        assertThat(batch.getMessage().getBody()).isEqualTo(List.of());
    }

    @Test
    void sendsTheEventsBeforeABrokenOneAndSettlesNoMore() throws Exception {
        Exchange batch = batch("1", "2", "{\"a\":", "4");

        form(BatchForm.Form.array).process(batch);

        assertThat(text(only(batch))).isEqualTo("[1,2]");
        assertThat(settlement(batch).settledCount(null)).isEqualTo(2);
        assertThat(settlement(batch).failure().describe())
                .startsWith("could not put the event into one message (array): failed to deserialize JSON at byte ");
    }

    @Test
    void refusesBodiesThatWouldSpoilAnArray() {
        for (byte[] body : List.of("1,2".getBytes(StandardCharsets.UTF_8), "1 2".getBytes(StandardCharsets.UTF_8),
                "".getBytes(StandardCharsets.UTF_8), "]".getBytes(StandardCharsets.UTF_8), new byte[] {'"', (byte) 0xff, '"'},
                "[1]".getBytes(StandardCharsets.UTF_16))) {
            Exchange single = new DefaultExchange(context);
            single.getMessage().setBody(body);

            assertThatThrownBy(() -> form(BatchForm.Form.array).process(single)).isInstanceOf(EncodingException.class);
        }
    }

    @Test
    void makesOneDocumentOfItems() throws Exception {
        Exchange batch = batch("x", "x");
        List<?> events = batch.getMessage().getBody(List.class);
        ((Exchange) events.get(0)).getMessage().setBody(bson("{\"_id\": 1}"));
        ((Exchange) events.get(1)).getMessage().setBody(BodyBytes.encode(bson("{\"_id\": \"b\", \"c\": {}}")));

        form(BatchForm.Form.items).process(batch);

        RawBsonDocument document = new RawBsonDocument(only(batch).getMessage().getBody(byte[].class));
        assertThat(document.toBsonDocument()).isEqualTo(
                new BsonDocument("items", BsonArray.parse("[{\"_id\": 1}, {\"_id\": \"b\", \"c\": {}}]")));
    }

    @Test
    void makesOneFrameOfItemsThatItDoesNotRead() throws Exception {
        Exchange batch = batch("a", "", "{");
        BatchForm step = form(BatchForm.Form.frame);
        step.setContentType(ContentType.JSON);

        step.process(batch);

        BatchFrame frame = BatchFrame.read(only(batch).getMessage().getBody(byte[].class));
        assertThat(frame.contentType()).isEqualTo(ContentType.JSON);
        assertThat(frame.items()).extracting(item -> new String(item.bytes(), StandardCharsets.UTF_8))
                .containsExactly("a", "", "{");
    }

    @Test
    void makesAMessageOfASingleEventToo() throws Exception {
        Exchange single = new DefaultExchange(context);
        single.getMessage().setBody("{}");
        single.getMessage().setHeader("attribute", "a");

        form(BatchForm.Form.array).process(single);

        assertThat(text(single)).isEqualTo("[{}]");
        assertThat(single.getMessage().getHeader("attribute")).isEqualTo("a");
    }

    private static BatchForm form(BatchForm.Form form) {
        BatchForm step = new BatchForm();
        step.setForm(form);
        return step;
    }

    private Exchange batch(String... bodies) {
        Exchange batch = new DefaultExchange(context);
        List<Exchange> events = new ArrayList<>();
        for (String body : bodies) {
            Exchange event = new DefaultExchange(context);
            event.getMessage().setBody(body == null ? null : body.getBytes(StandardCharsets.UTF_8));
            event.getMessage().setHeader("attribute", Integer.toString(events.size()));
            event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, new Origin(events.size()));
            events.add(event);
        }
        batch.setProperty(WadiConstants.SETTLEMENT, new Settlement(bodies.length));
        batch.getMessage().setBody(List.copyOf(events));
        return batch;
    }

    private static Exchange only(Exchange batch) {
        List<?> events = batch.getMessage().getBody(List.class);
        assertThat(events).hasSize(1);
        return (Exchange) events.get(0);
    }

    private static Settlement settlement(Exchange batch) {
        return batch.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
    }

    private static String text(Exchange event) {
        return new String(event.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private static RawBsonDocument bson(String json) {
        return RawBsonDocument.parse(json);
    }

    private record Origin(int number) implements EventOrigin {
        @Override
        public String id() {
            return Integer.toString(number);
        }

        @Override
        public byte[] key() {
            return new byte[] {(byte) number};
        }

        @Override
        public String position() {
            return "{\"at\":" + number + "}";
        }

        @Override
        public long timestampMillis() {
            return number == 0 ? -1 : number;
        }

        @Override
        public int sizeInBytes() {
            return 10;
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
