package dev.wadi.camel.encoding.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.json.BsonBytes;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The transformers in plain Camel routes, found through the service files alone. */
class TransformDataTypeTest {

    private static final BsonDocument DOCUMENT =
            BsonDocument.parse("{\"_id\": {\"$oid\": \"60002e5e19e23b5c08a6c03c\"}, \"n\": 1}");
    private static final String FLAT = "{\"_id\":\"60002e5e19e23b5c08a6c03c\",\"n\":1}";
    private static final String EXTENDED = "{\"_id\":{\"$oid\":\"60002e5e19e23b5c08a6c03c\"},\"n\":{\"$numberInt\":\"1\"}}";

    private CamelContext camel;
    private ProducerTemplate template;

    @BeforeEach
    void startRoutes() throws Exception {
        camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (String from : List.of("bson", "json", "json-extended")) {
                    for (String to : List.of("json-extended", "json", "bson")) {
                        from("direct:" + from + "-to-" + to).transformDataType("wadi:" + from, "wadi:" + to);
                    }
                }
                from("direct:any-to-json").transformDataType("wadi:json");
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stopRoutes() {
        camel.stop();
    }

    @Test
    void convertsBetweenAllEncodings() {
        byte[] bson = BsonBytes.of(DOCUMENT);
        byte[] asText = BsonBytes.of(BsonDocument.parse("{\"_id\": \"60002e5e19e23b5c08a6c03c\", \"n\": 1}"));

        assertThat(text("direct:bson-to-json", bson)).isEqualTo(FLAT);
        assertThat(text("direct:bson-to-json-extended", bson)).isEqualTo(EXTENDED);
        assertThat(bytes("direct:json-to-bson", FLAT)).isEqualTo(asText);
        assertThat(bytes("direct:json-extended-to-bson", EXTENDED)).isEqualTo(bson);
        assertThat(text("direct:json-extended-to-json", EXTENDED)).isEqualTo(FLAT);
        assertThat(text("direct:json-to-json-extended", "{\"n\":1}")).isEqualTo("{\"n\":{\"$numberInt\":\"1\"}}");
    }

    @Test
    void passesEqualEncodingsUntouched() {
        byte[] noBson = {1, 2, 3};
        byte[] noJson = "{ not json".getBytes(StandardCharsets.UTF_8);

        assertThat(template.requestBody("direct:bson-to-bson", noBson)).isSameAs(noBson);
        assertThat(template.requestBody("direct:json-to-json", noJson)).isSameAs(noJson);
        assertThat(template.requestBody("direct:json-extended-to-json-extended", noJson)).isSameAs(noJson);
    }

    @Test
    void takesEveryKindOfBody() {
        byte[] bson = BsonBytes.of(DOCUMENT);
        byte[] larger = new byte[bson.length + 9];
        System.arraycopy(bson, 0, larger, 4, bson.length);

        for (Object body : List.of(new RawBsonDocument(bson), new RawBsonDocument(larger, 4, bson.length), DOCUMENT,
                Document.parse(DOCUMENT.toJson()), new ByteArrayInputStream(bson), ByteBuffer.wrap(bson))) {
            assertThat(text("direct:bson-to-json", body)).as(body.getClass().getSimpleName()).isEqualTo(FLAT);
        }
        assertThat(bytes("direct:bson-to-bson", new RawBsonDocument(larger, 4, bson.length))).isEqualTo(bson);
    }

    @Test
    void leavesNullAsItIs() {
        assertThat(template.requestBody("direct:bson-to-json", (Object) null)).isNull();
    }

    @Test
    void infersTheEncodingOfADocumentButNotOfBytes() {
        assertThat(text("direct:any-to-json", DOCUMENT)).isEqualTo(FLAT);
        assertThatThrownBy(() -> template.requestBody("direct:any-to-json", new byte[5]))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(EncodingException.class)
                .hasRootCauseMessage("a body of type byte[] does not say what its encoding is; "
                        + "name it as fromType of transformDataType");
    }

    @Test
    void refusesTextThatIsNoUnicode() {
        assertThatThrownBy(() -> template.requestBody("direct:json-to-bson", "{\"a\":\"\ud800\"}"))
                .rootCause().hasMessageContaining("Input length");
    }

    @Test
    void refusesUnknownEncodingsByName() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:unknown").transformDataType("wadi:xml", "wadi:json");
            }
        });

        assertThatThrownBy(() -> template.requestBody("direct:unknown", "x"))
                .rootCause().hasMessage("no encoding is named 'wadi:xml', allowed: "
                        + "wadi:bson, wadi:json, wadi:json-extended, wadi:avro");
    }

    // 60
    @Test
    void leavesTheOriginOfAnEventAlone() {
        for (long timestamp : new long[] {1_767_957_838_852L, -1}) {
            Exchange batch = batch(document(1));
            Exchange event = (Exchange) batch.getMessage().getBody(List.class).get(0);
            EventOrigin origin = new KnownOrigin(timestamp);
            event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, origin);

            template.send("direct:bson-to-json", batch);

            assertThat(event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN)).isSameAs(origin);
        }
    }

    @Test
    void convertsEveryEventOfABatch() {
        Exchange batch = batch(document(1), null, document(3));

        Exchange result = template.send("direct:bson-to-json", batch);

        assertThat(result.getException()).isNull();
        assertThat(bodies(result)).containsExactly("{\"n\":1}", null, "{\"n\":3}");
    }

    @Test
    void shortensABatchToTheEventsBeforeTheOneThatFails() {
        byte[] torn = Arrays.copyOf(BsonBytes.of(DOCUMENT), 20);
        Exchange batch = batch(document(1), document(2), torn, document(4));

        Exchange result = template.send("direct:bson-to-json", batch);

        Settlement settlement = result.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        assertThat(result.getException()).isNull();
        assertThat(bodies(result)).containsExactly("{\"n\":1}", "{\"n\":2}");
        assertThat(settlement.settledCount(null)).isEqualTo(2);
        assertThat(settlement.failure().describe())
                .isEqualTo("could not convert bson to json: failed to deserialize BSON at byte 0: "
                + "document says it has 29 bytes, 20 are there (event 2 of its batch)");
    }

    @Test
    void oneTransformerServesThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> loops = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String filler = String.valueOf((char) ('a' + thread)).repeat(10 + 1000 * thread);
                byte[] bson = BsonBytes.of(new BsonDocument("s", new org.bson.BsonString(filler)));
                loops.add(() -> {
                    for (int i = 0; i < 2000; i++) {
                        if (!text("direct:bson-to-json", bson).equals("{\"s\":\"" + filler + "\"}")) {
                            return false;
                        }
                    }
                    return true;
                });
            }
            for (Future<Boolean> loop : threads.invokeAll(loops)) {
                assertThat(loop.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private record KnownOrigin(long timestampMillis) implements EventOrigin {

        @Override
        public String id() {
            return "1";
        }

        @Override
        public byte[] key() {
            return null;
        }

        @Override
        public String position() {
            return "{}";
        }

        @Override
        public int sizeInBytes() {
            return 1;
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

    private static RawBsonDocument document(int n) {
        return new RawBsonDocument(BsonBytes.of(new BsonDocument("n", new BsonInt32(n))));
    }

    private Exchange batch(Object... bodies) {
        List<Exchange> events = new ArrayList<>();
        for (Object body : bodies) {
            Exchange event = new DefaultExchange(camel);
            event.getMessage().setBody(body);
            events.add(event);
        }
        Exchange batch = new DefaultExchange(camel);
        batch.getMessage().setBody(List.copyOf(events));
        batch.setProperty(WadiConstants.SETTLEMENT, new Settlement(bodies.length));
        return batch;
    }

    private static List<String> bodies(Exchange batch) {
        List<String> texts = new ArrayList<>();
        for (Object event : batch.getMessage().getBody(List.class)) {
            byte[] body = (byte[]) ((Exchange) event).getMessage().getBody();
            texts.add(body == null ? null : new String(body, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private byte[] bytes(String route, Object body) {
        return (byte[]) template.requestBody(route, body);
    }

    private String text(String route, Object body) {
        return new String(bytes(route, body), StandardCharsets.UTF_8);
    }
}
