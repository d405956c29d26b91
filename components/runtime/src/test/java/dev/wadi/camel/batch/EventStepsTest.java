package dev.wadi.camel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.WadiConstants;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class EventStepsTest {

    private final CamelContext context = new DefaultCamelContext();

    @Test
    void appliesAStepToEveryEventOfABatch() throws Exception {
        Exchange batch = batch("a", "b");

        EventSteps.forEach(batch.getMessage(), "upper-case", EventStepsTest::upperCase);

        assertThat(bodies(batch)).containsExactly("A", "B");
    }

    @Test
    void keepsTheEventsBeforeTheFailedOneAndReportsIt() throws Exception {
        Exchange batch = batch("a", "bad", "c");

        EventSteps.forEach(batch.getMessage(), "upper-case", EventStepsTest::upperCase);

        Settlement settlement = batch.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        assertThat(bodies(batch)).containsExactly("A");
        assertThat(settlement.settledCount(null)).isEqualTo(1);
        assertThat(settlement.failure().describe())
                .isEqualTo("could not upper-case: no such letter (event bad at position {\"at\":\"bad\"})");
    }

    @Test
    void throwsWhenASingleEventFails() {
        Exchange single = new DefaultExchange(context);
        single.getMessage().setBody("bad");

        assertThatThrownBy(() -> EventSteps.forEach(single.getMessage(), "upper-case", EventStepsTest::upperCase))
                .hasMessage("no such letter");
    }

    @Test
    void takesAListWithoutSettlementAsOneBody() throws Exception {
        Exchange single = new DefaultExchange(context);
        single.getMessage().setBody(List.of("a", "b"));

        EventSteps.forEach(single.getMessage(), "count", event -> event.setBody(event.getBody(List.class).size()));

        assertThat(single.getMessage().getBody()).isEqualTo(2);
    }

    @Test
    void givesABranchEventsOfItsOwn() throws Exception {
        Exchange batch = batch("a");
        List<?> before = batch.getMessage().getBody(List.class);

        new CopyEvents().process(batch);
        EventSteps.forEach(batch.getMessage(), "upper-case", EventStepsTest::upperCase);

        assertThat(bodies(batch)).containsExactly("A");
        assertThat(((Exchange) before.get(0)).getMessage().getBody()).isEqualTo("a");
    }

    private static void upperCase(Message message) {
        String body = message.getBody(String.class);
        if (body.equals("bad")) {
            throw new IllegalArgumentException("no such letter");
        }
        message.setBody(body.toUpperCase(Locale.ROOT));
    }

    private Exchange batch(String... bodies) {
        Exchange batch = new DefaultExchange(context);
        batch.setProperty(WadiConstants.SETTLEMENT, new Settlement(bodies.length));
        batch.getMessage().setBody(Stream.of(bodies).map(this::event).toList());
        return batch;
    }

    private Exchange event(String body) {
        Exchange event = new DefaultExchange(context);
        event.getMessage().setBody(body);
        event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, new TestOrigin(body, 1));
        return event;
    }

    private static List<Object> bodies(Exchange batch) {
        return ((List<?>) batch.getMessage().getBody()).stream().<Object>map(item -> ((Exchange) item).getMessage().getBody()).toList();
    }
}
