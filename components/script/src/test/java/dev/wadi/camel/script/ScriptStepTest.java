package dev.wadi.camel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.batch.GatheredOrigin;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.progress.ProgressBoard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step makes of the events of a batch, and what of the batch counts as settled then. */
class ScriptStepTest {

    private static final String ROUTE = "orders";

    @TempDir
    private Path folder;

    private final CamelContext context = new DefaultCamelContext();
    private final List<EventOrigin> origins = new ArrayList<>();
    private final List<Exchange> items = new ArrayList<>();
    private Settlement settlement;
    private Exchange exchange;

    @BeforeEach
    void build() {
        context.build();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private ScriptStep step(String statements) throws IOException {
        Path file = Files.writeString(folder.resolve("t.rhai"), "fn transform(data, attributes) {\n" + statements + "\n}");
        ScriptStep step = new ScriptStep();
        step.setCamelContext(context);
        step.setFile(file.toString());
        return step;
    }

    private ScriptStep wholeBatch(String statements) throws IOException {
        ScriptStep step = step(statements);
        step.setWholeBatch(true);
        return step;
    }

    /** Adds an event; null is one without a body. */
    private void event(String key, String json) {
        int number = origins.size();
        Exchange item = new DefaultExchange(context);
        Event origin = new Event(number, key);
        item.getMessage().setBody(json == null ? null : json.getBytes(StandardCharsets.UTF_8));
        item.getMessage().setHeader("operation_type", "insert");
        item.getMessage().setHeader("number", Integer.toString(number));
        item.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, origin);
        origins.add(origin);
        items.add(item);
    }

    private void events(String... jsons) {
        for (String json : jsons) {
            event("k" + origins.size(), json);
        }
    }

    private List<Exchange> run(ScriptStep step) throws Exception {
        return run(step, OnFailure.stop);
    }

    private List<Exchange> run(ScriptStep step, OnFailure rule) throws Exception {
        settlement = new Settlement(origins);
        settlement.decideBy(failure -> rule);
        exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setFromRouteId(ROUTE);
        exchange.setProperty(WadiConstants.SETTLEMENT, settlement);
        exchange.getMessage().setBody(List.copyOf(items));
        step.start();
        step.process(exchange);
        return out();
    }

    @SuppressWarnings("unchecked")
    private List<Exchange> out() {
        return (List<Exchange>) exchange.getMessage().getBody();
    }

    private static List<String> bodies(List<Exchange> events) {
        return events.stream().map(event -> event.getMessage().getBody(byte[].class))
                .map(body -> body == null ? "-" : new String(body, StandardCharsets.UTF_8)).toList();
    }

    private static List<Integer> numbers(List<Exchange> events) {
        return events.stream().map(event -> event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN))
                .map(origin -> origin instanceof Event event ? event.number() : -1).toList();
    }

    /** A later step, or a sink, that cannot take an event. */
    private int settledWhenNextStepFailsAt(int index) throws Exception {
        Exchange failing = out().get(index);
        EventSteps.forEach(exchange.getMessage(), "next step", event -> {
            if (event == failing.getMessage()) {
                throw new IllegalStateException("not this one");
            }
        });
        return settlement.settledCount(null);
    }

    private long filteredAfter(int settled) throws InterruptedException {
        settlement.settled(settled);
        return ProgressBoard.of(context).route(ROUTE).filtered();
    }

    @Test
    void changesEveryEventAndKeepsItsAttributes() throws Exception {
        events("{\"n\":1}", "{\"n\":2}");
        List<Exchange> out = run(step("data.n += 1; attributes.seen = true; attributes.remove(\"operation_type\"); "
                + "result(data, attributes)"));

        assertThat(bodies(out)).containsExactly("{\"n\":2}", "{\"n\":3}");
        assertThat(out.get(1).getMessage().getHeaders()).containsEntry("number", "1").containsEntry("seen", "true")
                .doesNotContainKey("operation_type").containsEntry(WadiConstants.EVENT_ORIGIN, origins.get(1));
        assertThat(settlement.settledCount(null)).isEqualTo(2);
    }

    @Test
    void showsAttributesAsTextAndKeepsBytesThatWereNotChanged() throws Exception {
        event("k", "{}");
        byte[] binary = {(byte) 0xff, 1};
        items.get(0).getMessage().setHeader("binary", binary);
        items.get(0).getMessage().setHeader("text", "größe".getBytes(StandardCharsets.UTF_8));
        List<Exchange> out = run(step("attributes.again = attributes.text; result(data, attributes)"));

        assertThat(out.get(0).getMessage().getHeaders()).containsEntry("binary", binary).containsEntry("again", "größe");
    }

    @Test
    void letsNoScriptSteerAnEndpoint() throws Exception {
        event("k", "{\"name\":\"CamelHttpUri\"}");
        items.get(0).getMessage().setHeader("CamelSecret", "x");
        run(step("if attributes.contains(\"CamelSecret\") { throw \"seen\" } attributes[data.name] = \"http://evil\"; "
                + "result(data, attributes)"));

        assertThat(settlement.failure().cause()).hasMessageContaining("CamelHttpUri").hasMessageContaining("Camel's own");
    }

    @Test
    void passesEventsWithoutBodyUnseen() throws Exception {
        events("{\"n\":1}", null);
        List<Exchange> out = run(step("data.n = 2; result(data, #{})"));

        assertThat(bodies(out)).containsExactly("{\"n\":2}", "-");
        assertThat(out.get(1).getMessage().getHeaders()).containsEntry("operation_type", "insert");
    }

    @Test
    void leavesOutWhatGivesNothing() throws Exception {
        events("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        ScriptStep step = step("if data.n == 2 { result(()) } else { result(data) }");
        step.setOnUnit(ScriptStep.OnUnit.drop);
        List<Exchange> out = run(step);

        assertThat(numbers(out)).containsExactly(0, 2);
        assertThat(settlement.settledCount(null)).isEqualTo(3);
        assertThat(filteredAfter(3)).isEqualTo(1);
    }

    @Test
    void countsAsLeftOutOnlyWhatIsSettled() throws Exception {
        events("{\"n\":2}", "{\"n\":1}", "{\"n\":2}");
        ScriptStep step = step("if data.n == 2 { result(()) } else { result(data) }");
        step.setOnUnit(ScriptStep.OnUnit.drop);
        run(step);

        assertThat(settledWhenNextStepFailsAt(0)).isEqualTo(1);
        assertThat(filteredAfter(1)).isEqualTo(1);
    }

    @Test
    void leavesOutAllEvents() throws Exception {
        events("{}", "{}");
        ScriptStep step = step("result(())");
        step.setOnUnit(ScriptStep.OnUnit.drop);

        assertThat(run(step)).isEmpty();
        assertThat(settlement.settledCount(null)).isEqualTo(2);
    }

    @Test
    void leavesOutByAnAttributeThatOnlyTheScriptSets() throws Exception {
        events("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        items.get(0).getMessage().setHeader("filtered", "true");
        ScriptStep step = step("if data.n == 2 { attributes.filtered = \"too small\" } "
                + "if data.n == 3 { attributes.filtered = false } result(data, attributes)");
        step.setDropAttribute("filtered");

        assertThat(numbers(run(step))).containsExactly(0, 2);
    }

    @Test
    void writesNullWhereNothingIsAValue() throws Exception {
        events("{}");
        assertThat(bodies(run(step("result(())")))).containsExactly("null");
    }

    @Test
    void stopsAtAnEventThatFails() throws Exception {
        events("{\"n\":1}", "{\"n\":0}", "{\"n\":2}");
        List<Exchange> out = run(step("data.n = 2 / data.n; result(data)"));

        assertThat(numbers(out)).containsExactly(0);
        assertThat(settlement.settledCount(null)).isEqualTo(1);
        assertThat(settlement.failure().cause()).isInstanceOf(ScriptFailedException.class).hasMessageContaining("t.rhai:2:");
        assertThat(settlement.failure().step()).startsWith("run the script");
    }

    @Test
    void setsAFailedEventAside() throws Exception {
        events("{\"n\":1}", "{\"n\":0}", "nonsense", "{\"n\":2}");
        List<Exchange> out = run(step("data.n = 2 / data.n; result(data)"), OnFailure.dead_letter);

        assertThat(numbers(out)).containsExactly(0, 3);
        assertThat(settlement.setAside(OnFailure.dead_letter)).extracting(EventFailure::origin)
                .containsExactly(origins.get(1), origins.get(2));
        assertThat(settlement.settledCount(null)).isEqualTo(4);
    }

    @Test
    void doesNotTakeAStopForAFailure() throws Exception {
        events("{}");
        ScriptStep step = step("loop { }");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(step)).isInstanceOf(InterruptedException.class);
        assertThat(settlement.failure()).isNull();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aBatchKeepsWhatBelongsToEachEvent() throws Exception {
        events("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        List<Exchange> out = run(wholeBatch("attributes.size = data.len(); "
                + "result(data.map(|item| { item.n *= 10; item }), attributes)"));

        assertThat(bodies(out)).containsExactly("{\"n\":10}", "{\"n\":20}", "{\"n\":30}");
        assertThat(numbers(out)).containsExactly(0, 1, 2);
        assertThat(out).extracting(event -> event.getMessage().getHeader("number")).containsExactly("0", "1", "2");
        assertThat(out).extracting(event -> event.getMessage().getHeader("size")).containsOnly("3");
        assertThat(settledWhenNextStepFailsAt(1)).isEqualTo(1);
    }

    @Test
    void aBatchCanLoseItems() throws Exception {
        events("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
        List<Exchange> out = run(wholeBatch("result(data.filter(|item| item.n % 2 == 1))"));

        assertThat(numbers(out)).containsExactly(0, 2);
        assertThat(settlement.settledCount(null)).isEqualTo(4);
        assertThat(settledWhenNextStepFailsAt(1)).isEqualTo(2);
        assertThat(filteredAfter(2)).isEqualTo(1);
    }

    @Test
    void aBatchCanBeReorderedAndThenSettlesAsAWholeOrNotAtAll() throws Exception {
        events("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        List<Exchange> out = run(wholeBatch("data.reverse(); result(data)"));

        assertThat(numbers(out)).containsExactly(2, 1, 0);
        assertThat(settlement.settledCount(null)).isEqualTo(3);
        assertThat(settledWhenNextStepFailsAt(0)).isZero();
    }

    @Test
    void aReorderedBatchCanSetAnEventAside() throws Exception {
        events("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        run(wholeBatch("data.reverse(); result(data)"), OnFailure.dead_letter);

        assertThat(settledWhenNextStepFailsAt(0)).isEqualTo(3);
        assertThat(settlement.setAside(OnFailure.dead_letter)).extracting(EventFailure::origin).containsExactly(origins.get(2));
    }

    @Test
    void anItemThatBelongsToNoEventStandsForAll() throws Exception {
        events("{\"n\":1}", "{\"n\":2}");
        List<Exchange> out = run(wholeBatch("result([#{sum: sum(pluck(data, \"n\"))}])"));

        assertThat(bodies(out)).containsExactly("{\"sum\":3}");
        EventOrigin origin = out.get(0).getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        assertThat(origin).isInstanceOf(GatheredOrigin.class);
        assertThat(origin.key()).isNull();
        assertThat(origin.position()).isEqualTo("1");
        assertThat(settlement.settledCount(null)).isEqualTo(2);
        assertThat(settledWhenNextStepFailsAt(0)).isZero();
    }

    @Test
    void nothingIsSettledBeforeAnItemOfAllEvents() throws Exception {
        events("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        run(wholeBatch("result([data[2], #{sum: 1}])"));

        // event 2 fails; events 0 and 1 live on in the sum, which has not been delivered
        assertThat(settledWhenNextStepFailsAt(0)).isZero();
    }

    @Test
    void anEventCanBecomeSeveral() throws Exception {
        events("{\"n\":1}", "{\"n\":2}");
        List<Exchange> out = run(wholeBatch("let second = data[0]; second.n = 11; result([data[0], second, data[1]])"));

        assertThat(bodies(out)).containsExactly("{\"n\":1}", "{\"n\":11}", "{\"n\":2}");
        assertThat(numbers(out)).containsExactly(0, 0, 1);
        assertThat(settledWhenNextStepFailsAt(1)).isZero();
    }

    @Test
    void simpleValuesBelongTogetherByPlace() throws Exception {
        events("1", "2", "3");
        assertThat(numbers(run(wholeBatch("result(data.map(|n| n * 2))")))).containsExactly(0, 1, 2);
        assertThat(bodies(out())).containsExactly("2", "4", "6");
    }

    @Test
    void fewerSimpleValuesBelongToNoEvent() throws Exception {
        events("1", "2", "3");
        assertThat(numbers(run(wholeBatch("result(data.filter(|n| n > 1))")))).containsExactly(-1, -1);
    }

    @Test
    void aBatchMayBecomeEmpty() throws Exception {
        events("{}", "{}");
        assertThat(run(wholeBatch("result([])"))).isEmpty();
        assertThat(settlement.settledCount(null)).isEqualTo(2);
        assertThat(filteredAfter(2)).isEqualTo(2);
    }

    @Test
    void eventsWithoutBodyKeepTheirPlace() throws Exception {
        event("a", "{\"n\":1}");
        event("a", null);
        event("b", "{\"n\":2}");
        event("b", null);
        assertThat(numbers(run(wholeBatch("result(data)")))).containsExactly(0, 1, 2, 3);
        assertThat(bodies(out())).containsExactly("{\"n\":1}", "-", "{\"n\":2}", "-");
    }

    @Test
    void eventsWithoutBodyStayBehindTheirKeyInAReorderedBatch() throws Exception {
        event("a", "{\"n\":1}");
        event("a", null);
        event("b", "{\"n\":2}");
        run(wholeBatch("data.reverse(); result(data)"));

        assertThat(numbers(out())).containsExactly(2, 0, 1);
    }

    @Test
    void aFailedCallIsAFailureOfTheWholeBatch() throws Exception {
        events("{\"n\":1}", "{\"n\":2}");
        assertThat(run(wholeBatch("1 / 0"))).isEmpty();
        assertThat(settlement.settledCount(null)).isZero();

        assertThat(run(wholeBatch("1 / 0"), OnFailure.dead_letter)).isEmpty();
        assertThat(settlement.setAside(OnFailure.dead_letter)).extracting(EventFailure::origin).containsExactlyElementsOf(origins);
        assertThat(settlement.settledCount(null)).isEqualTo(2);
    }

    @Test
    void aResultThatIsNoArrayFails() throws Exception {
        events("{\"n\":1}");
        run(wholeBatch("result(data[0])"));

        assertThat(settlement.failure().cause()).hasMessageContaining("a batch needs result(array), and the result is of type map");
    }

    @Test
    void aDamagedBodyIsAFailureOfItsEventAlone() throws Exception {
        events("{\"n\":1}", "{", "{\"n\":3}");
        assertThat(numbers(run(wholeBatch("result(data)"), OnFailure.dead_letter))).containsExactly(0, 2);
        assertThat(settlement.setAside(OnFailure.dead_letter)).extracting(EventFailure::origin).containsExactly(origins.get(1));
    }

    @Test
    void damageThatAScriptFindsLateIsAFailureOfItsEventAlone() throws Exception {
        for (int number = 0; number < 3; number++) {
            event("k" + number, "");
            BasicOutputBuffer buffer = new BasicOutputBuffer();
            new BsonDocumentCodec().encode(new BsonBinaryWriter(buffer), BsonDocument.parse("{n: {t: 'abc'}}"),
                    EncoderContext.builder().build());
            byte[] bson = buffer.toByteArray();
            if (number == 1) {
                // the first letter of the text, in the inner document
                bson[bson.length - 6] = (byte) 0xff;
            }
            items.get(number).getMessage().setBody(bson);
        }
        ScriptStep step = wholeBatch("for item in data { item.n.t.len(); } result(data)");
        step.setEncoding(ScriptEncoding.bson);

        assertThat(numbers(run(step, OnFailure.dead_letter))).containsExactly(0, 2);
        assertThat(settlement.setAside(OnFailure.dead_letter)).extracting(EventFailure::origin).containsExactly(origins.get(1));
    }

    @Test
    void worksOnASingleMessage() throws Exception {
        ScriptStep step = step("if data.n == 0 { result(()) } else { result(data, #{a: 1}) }");
        step.setOnUnit(ScriptStep.OnUnit.drop);
        step.start();
        Exchange kept = new DefaultExchange(context);
        kept.getMessage().setBody("{\"n\":1}");
        Exchange dropped = new DefaultExchange(context);
        dropped.getMessage().setBody("{\"n\":0}");

        step.process(kept);
        step.process(dropped);

        assertThat(kept.getMessage().getBody(String.class)).isEqualTo("{\"n\":1}");
        assertThat(kept.getMessage().getHeader("a")).isEqualTo("1");
        assertThat(kept.isRouteStop()).isFalse();
        assertThat(dropped.isRouteStop()).isTrue();
    }

    @Test
    void doesNotStartWithoutAUsableScript() throws IOException {
        ScriptStep broken = step("let = 1");
        ScriptStep missing = new ScriptStep();
        missing.setFile(folder.resolve("missing.rhai").toString());

        assertThatThrownBy(broken::start).hasRootCauseInstanceOf(dev.wadi.rhai.error.RhaiException.class);
        assertThatThrownBy(missing::start).hasMessageContaining("no such script");
    }
}
