package dev.wadi.camel.encoding.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.encoding.json.BsonBytes;
import dev.wadi.camel.encoding.schema.SchemaKind;
import dev.wadi.camel.encoding.schema.SchemaSource;
import dev.wadi.camel.encoding.schema.SchemaText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The step in routes written in YAML. Numbers in comments: upstream's acceptance cases (specification 11.3 and 11.5). */
class SchemaConversionTest {

    private static final String PERSON = """
            {"type": "record", "name": "person", "fields": [
                {"name": "name", "type": "string"}, {"name": "age", "type": "int"}]}""";
    private static final String FILTER = """
            {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer"},
            "active": {"type": "boolean"},
            "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": {}}}}}}""";
    private static final String ROUTE = """
            - beans:
                - name: person-to-%2$s
                  type: dev.wadi.camel.encoding.transform.SchemaConversion
                  properties:
                    from: "wadi:%1$s"
                    to: "wadi:%2$s"
                    schema: "#bean:person"
            %4$s
            - route:
                id: %3$s
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:%3$s
                  steps:
                    - process: { ref: person-to-%2$s }
            """;

    private final AtomicReference<SchemaText> schema = new AtomicReference<>();
    private final AtomicInteger loads = new AtomicInteger();
    private final SchemaSource source = () -> {
        loads.incrementAndGet();
        return schema.get();
    };
    private DefaultCamelContext camel;
    private ProducerTemplate template;

    @BeforeEach
    void startCamel() {
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("person", SchemaSource.class, source);
        camel.start();
        template = camel.createProducerTemplate();
        avro(PERSON);
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    private void avro(String text) {
        schema.set(new SchemaText(SchemaKind.AVRO, text, "schemas/person.avsc", 7));
    }

    private void json(String text) {
        schema.set(new SchemaText(SchemaKind.JSON, text, "schemas/person.json", null));
    }

    private void route(String from, String to, String id, String moreProperties) throws Exception {
        String more = moreProperties.isEmpty() ? "" : "        " + moreProperties;
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString(id + ".camel.yaml", ROUTE.formatted(from, to, id, more)));
    }

    private byte[] convert(String from, String to, byte[] body) throws Exception {
        String id = from + "-" + to + "-" + loads.get();
        route(from, to, id, "");
        Exchange result = template.send("direct:" + id, exchange -> exchange.getMessage().setBody(body));
        camel.getRouteController().stopRoute(id);
        camel.removeRoute(id);
        if (result.getException() != null) {
            throw result.getException();
        }
        return result.getMessage().getBody(byte[].class);
    }

    private String convertJson(String from, String to, byte[] body) throws Exception {
        return new String(convert(from, to, body), StandardCharsets.UTF_8);
    }

    private static byte[] bson(String document) {
        return BsonBytes.of(BsonDocument.parse(document));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // 38, 58
    @Test
    void anAvroSchemaConvertsAndFiltersInEveryDirection() throws Exception {
        String kept = "{\"name\":\"a\",\"age\":5}";
        byte[] json = utf8("{\"x\":1,\"age\":5,\"name\":\"a\"}");
        byte[] bson = bson("{x: 1, age: 5, name: 'a'}");
        byte[] datum = {2, 'a', 10};

        assertThat(convertJson("json", "json", json)).isEqualTo(kept);
        assertThat(convertJson("bson", "json", bson)).isEqualTo(kept);
        assertThat(convertJson("avro", "json", datum)).isEqualTo(kept);
        assertThat(convert("json", "bson", json)).isEqualTo(bson(kept));
        assertThat(convert("bson", "bson", bson)).isEqualTo(bson(kept));
        assertThat(convert("avro", "bson", datum)).isEqualTo(bson(kept));
        assertThat(convert("json", "avro", json)).isEqualTo(datum);
        assertThat(convert("bson", "avro", bson)).isEqualTo(datum);
        assertThat(convert("avro", "avro", datum)).isSameAs(datum);
        assertThat(convertJson("avro", "json-extended", datum)).isEqualTo("{\"name\":\"a\",\"age\":{\"$numberInt\":\"5\"}}");
        assertThatThrownBy(() -> convert("json", "json", utf8("{\"name\":\"a\"}"))).hasMessageContaining("no field age");
        assertThatThrownBy(() -> convert("bson", "bson", bson("{name: 'a', age: '5'}"))).hasMessageContaining("found string");
    }

    @Test
    void aDecimalIsTextInFlatJsonOnEveryWay() throws Exception {
        avro("""
                {"type": "record", "name": "r", "fields": [
                    {"name": "d", "type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}]}""");

        assertThat(convertJson("bson", "json", bson("{d: {$numberDecimal: '1.23'}}"))).isEqualTo("{\"d\":\"1.23\"}");
        assertThat(convertJson("json", "json", utf8("{\"d\":1.23}"))).isEqualTo("{\"d\":\"1.23\"}");
        assertThat(convertJson("json", "json-extended", utf8("{\"d\":\"1.23\"}")))
                .isEqualTo("{\"d\":{\"$numberDecimal\":\"1.23\"}}");
        assertThat(convert("json", "bson", utf8("{\"d\":\"1.23\"}"))).isEqualTo(bson("{d: {$numberDecimal: '1.23'}}"));
    }

    // 39, 40
    @Test
    void aJsonSchemaFiltersInFourDirections() throws Exception {
        json(FILTER);
        String kept = "{\"name\":\"a\",\"age\":5,\"active\":true,\"lines\":[{\"sku\":\"s\"}]}";
        String all = "{\"name\":\"a\",\"password\":\"p\",\"lines\":[{\"secret\":1,\"sku\":\"s\"}],\"age\":5,\"active\":true}";

        assertThat(convertJson("json", "json", utf8(all))).isEqualTo(kept);
        assertThat(convert("json", "bson", utf8(all))).isEqualTo(bson(kept));
        assertThat(convert("bson", "bson", bson(all))).isEqualTo(bson(kept));
        assertThat(convertJson("bson", "json", bson(all))).isEqualTo(kept);
        assertThatThrownBy(() -> convert("json", "json", utf8("{\"age\":\"x\"}")))
                .hasMessageStartingWith("JSON Schema validation error:");
        assertThatThrownBy(() -> convert("json", "avro", utf8("{}")))
                .rootCause().hasMessage("converting json to avro needs an Avro schema, found a JSON Schema");
    }

    // 37, 59
    @Test
    void aBsonEntryActsAsNoSchema() throws Exception {
        schema.set(new SchemaText(SchemaKind.BSON, "", "collection schemas, id none", null));
        byte[] noJson = utf8("{not valid json}");

        assertThat(convert("json", "json", noJson)).isSameAs(noJson);
        assertThat(convertJson("bson", "json", bson("{a: 1}"))).isEqualTo("{\"a\":1}");
        assertThatThrownBy(() -> convert("json", "bson", noJson)).hasMessageStartingWith("failed to deserialize JSON");
        assertThatThrownBy(() -> convert("bson", "avro", bson("{a: 1}")))
                .rootCause().hasMessageStartingWith("converting bson to avro needs an Avro schema");
    }

    @Test
    void loadsTheSchemaWhenTheRouteStartsAndAgainWhenItRestarts() throws Exception {
        route("json", "json", "reloading", "");
        assertThat(loads).hasValue(1);
        assertThat(template.requestBody("direct:reloading", "{\"name\":\"a\",\"age\":5}", String.class)).contains("age");
        avro(PERSON.replace("\"age\"", "\"years\""));
        assertThat(template.requestBody("direct:reloading", "{\"name\":\"a\",\"age\":5}", String.class)).contains("age");

        camel.getRouteController().stopRoute("reloading");
        camel.getRouteController().startRoute("reloading");

        assertThat(loads).hasValue(2);
        assertThat(template.requestBody("direct:reloading", "{\"name\":\"a\",\"years\":5}", String.class)).contains("years");
    }

    @Test
    void aSchemaThatIsNoneKeepsTheRouteFromStarting() {
        avro("{\"type\": \"record\"}");

        assertThatThrownBy(() -> route("json", "avro", "broken", "")).rootCause().hasMessageContaining("No name in schema");
        assertThat(camel.getRouteController().getRouteStatus("broken")).satisfiesAnyOf(
                status -> assertThat(status).isNull(), status -> assertThat(status.isStarted()).isFalse());
    }

    @Test
    void writesTheWireFormatThatIsNamed() throws Exception {
        route("json", "avro", "confluent", "wireFormat: confluent");

        byte[] body = template.requestBody("direct:confluent", utf8("{\"name\":\"a\",\"age\":5}"), byte[].class);

        assertThat(body).containsExactly(0, 0, 0, 0, 7, 2, 'a', 10);
        assertThatThrownBy(() -> route("json", "avro", "unknown", "wireFormat: thrift"))
                .rootCause().hasMessage("no wire format is named 'thrift', allowed: raw, single-object, confluent");
    }

    // 60: each event keeps its headers, the origin among them
    @Test
    void shortensABatchToTheEventsBeforeTheOneThatFails() throws Exception {
        route("bson", "avro", "batches", "");
        List<Exchange> events = new ArrayList<>();
        for (String document : List.of("{name: 'a', age: 1}", "{name: 'b', age: 2}", "{name: 'c'}", "{name: 'd', age: 4}")) {
            Exchange event = new DefaultExchange(camel);
            event.getMessage().setBody(new RawBsonDocument(bson(document)));
            event.getMessage().setHeader(WadiConstants.COLLECTION, document);
            events.add(event);
        }
        events.get(0).getMessage().setBody(null);

        Exchange result = template.send("direct:batches", batch -> {
            batch.getMessage().setBody(List.copyOf(events));
            batch.setProperty(WadiConstants.SETTLEMENT, new Settlement(events.size()));
        });

        Settlement settlement = result.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        assertThat(result.getMessage().getBody()).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
        assertThat(settlement.settledCount(null)).isEqualTo(2);
        assertThat(settlement.failure().describe()).startsWith("could not convert bson to avro: failed to serialize Avro: "
                + "the document has no field age");
        assertThat(events.get(0).getMessage().getBody()).isNull();
        assertThat(events.get(1).getMessage().getBody(byte[].class)).containsExactly(2, 'b', 4);
        assertThat(events.get(1).getMessage().getHeader(WadiConstants.COLLECTION)).isEqualTo("{name: 'b', age: 2}");
    }

    @Test
    void takesNestingAsDeepAsItIsTold() throws Exception {
        schema.set(new SchemaText(SchemaKind.BSON, "", "collection schemas, id none", null));
        byte[] deep = utf8("{\"a\":".repeat(300) + "1" + "}".repeat(300));

        route("json", "bson", "deep", "maxNesting: 300");
        route("json", "bson", "usual", "");

        assertThat(template.requestBody("direct:deep", deep, byte[].class)).hasSize(300 * 8 + 4);
        assertThatThrownBy(() -> template.requestBody("direct:usual", deep))
                .rootCause().hasMessageContaining("nested deeper than 200 levels");
        assertThatThrownBy(() -> route("json", "bson", "too-deep", "maxNesting: 501"))
                .rootCause().hasMessage("a nesting limit is a number from 1 to 500, found 501");
    }

    @Test
    void convertsWithoutASchemaWhereNoneIsNamed() {
        SchemaConversion conversion = new SchemaConversion();
        conversion.setFrom("wadi:json");
        conversion.setTo("wadi:bson");
        conversion.setMaxNesting(2);
        conversion.start();

        Exchange event = new DefaultExchange(camel);
        event.getMessage().setBody("{\"a\":{}}");
        assertThatCode(() -> conversion.process(event)).doesNotThrowAnyException();
        assertThat(event.getMessage().getBody(byte[].class)).isEqualTo(bson("{a: {}}"));
        event.getMessage().setBody("{\"a\":{\"b\":{}}}");
        assertThatThrownBy(() -> conversion.process(event)).hasMessageContaining("nested deeper than 2 levels");
    }

    @Test
    void oneStepServesThreadsAtOnce() throws Exception {
        route("json", "json", "threads", "");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> loops = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String json = "{\"name\":\"" + "x".repeat(10 + 1000 * thread) + "\",\"age\":" + thread + "}";
                loops.add(() -> {
                    for (int i = 0; i < 1000; i++) {
                        if (!template.requestBody("direct:threads", json, String.class).equals(json)) {
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
}
