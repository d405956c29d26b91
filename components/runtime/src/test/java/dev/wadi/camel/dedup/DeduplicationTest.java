package dev.wadi.camel.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.progress.ProgressBoard;
import io.lettuce.core.RedisCommandExecutionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeduplicationTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MemoryKeys keys = new MemoryKeys();
    private final List<Object> delivered = new ArrayList<>();

    private record Origin(String id) implements EventOrigin {
        @Override
        public byte[] key() {
            return null;
        }

        @Override
        public String position() {
            return "{}";
        }

        @Override
        public long timestampMillis() {
            return -1;
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

    @BeforeEach
    void start() throws Exception {
        Deduplication dedup = new Deduplication();
        dedup.setRepository(keys);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in").routeId("orders").process(dedup).process(exchange -> delivered.addAll(bodies(exchange)));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private static List<?> bodies(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof List<?> events
                ? events.stream().map(event -> ((Exchange) event).getMessage().getBody()).toList()
                : List.of(exchange.getMessage().getBody());
    }

    /** A batch of events with these ids, sent down the route; nothing of it is settled yet. */
    private Settlement send(String... ids) {
        List<Origin> origins = Stream.of(ids).map(Origin::new).toList();
        List<Exchange> events = origins.stream().map(this::event).toList();
        Settlement settlement = new Settlement(origins);
        Exchange batch = new DefaultExchange(camel);
        batch.setProperty(WadiConstants.SETTLEMENT, settlement);
        batch.getMessage().setBody(events);
        camel.createProducerTemplate().send("direct:in", batch);
        assertThat(batch.getException()).isNull();
        return settlement;
    }

    private Exchange event(Origin origin) {
        Exchange event = new DefaultExchange(camel);
        event.getMessage().setBody(origin.id());
        event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, origin);
        return event;
    }

    private long duplicates() {
        return ProgressBoard.of(camel).route("orders").duplicates();
    }

    @Test
    void keepsKeysOnlyOfWhatIsSettled() throws InterruptedException {
        Settlement settlement = send("a", "b", "c");
        assertThat(keys.kept).isEmpty();

        settlement.settled(2);

        assertThat(keys.kept).containsExactlyInAnyOrder("a", "b");
        assertThat(delivered).containsExactly("a", "b", "c");
    }

    @Test
    void deliversWhatWasNotSettledAgain() throws InterruptedException {
        send("a", "b", "c").settled(1);
        send("a", "b", "c").settled(3);

        assertThat(delivered).containsExactly("a", "b", "c", "b", "c");
        assertThat(duplicates()).isEqualTo(1);
    }

    @Test
    void asksOnceForABatch() throws InterruptedException {
        send("a", "b", "c").settled(3);

        assertThat(keys.questions).isEqualTo(1);
        assertThat(keys.writes).isEqualTo(1);
    }

    @Test
    void dropsASecondOccurrenceWithinTheBatch() throws InterruptedException {
        Settlement settlement = send("a", "b", "a");
        settlement.settled(3);

        assertThat(delivered).containsExactly("a", "b");
        assertThat(duplicates()).isEqualTo(1);
        assertThat(keys.kept).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void settlesABatchOfWhichNothingIsLeft() throws InterruptedException {
        send("a", "b").settled(2);
        Settlement settlement = send("a", "b");
        settlement.settled(settlement.settledCount(null));

        assertThat(settlement.settledCount(null)).isEqualTo(2);
        assertThat(delivered).containsExactly("a", "b");
        assertThat(duplicates()).isEqualTo(2);
        assertThat(keys.writes).isEqualTo(1);
    }

    @Test
    void keepsKeysOfEventsThatWereSetAside() throws InterruptedException {
        List<Origin> origins = List.of(new Origin("a"), new Origin("bad"));
        Settlement settlement = new Settlement(origins);
        settlement.decideBy(failure -> OnFailure.skip);
        Exchange batch = new DefaultExchange(camel);
        batch.setProperty(WadiConstants.SETTLEMENT, settlement);
        batch.getMessage().setBody(origins.stream().map(this::event).toList());
        camel.createProducerTemplate().send("direct:in", batch);
        settlement.fail(new EventFailure(1, origins.get(1), "convert", new IllegalStateException("bad")));

        settlement.settled(settlement.settledCount(null));

        assertThat(keys.kept).containsExactlyInAnyOrder("a", "bad");
    }

    @Test
    void keepsASingleEventWhenItsExchangeCompletes() {
        camel.createProducerTemplate().send("direct:in", event(new Origin("a")));
        Exchange again = camel.createProducerTemplate().send("direct:in", event(new Origin("a")));

        assertThat(delivered).containsExactly("a");
        assertThat(again.getProperty(Exchange.DUPLICATE_MESSAGE, Boolean.class)).isTrue();
        assertThat(duplicates()).isEqualTo(1);
    }

    @Test
    void asksARepositoryAgainWhoseFaultPasses() throws InterruptedException {
        keys.failures.add(new UncheckedIOException(new IOException("disk full")));
        Settlement settlement = send("a");
        keys.failures.add(new UncheckedIOException(new IOException("disk full")));
        settlement.settled(1);

        assertThat(delivered).containsExactly("a");
        assertThat(keys.kept).containsExactly("a");
        assertThat(ProgressBoard.of(camel).route("orders").retries()).isEqualTo(2);
        assertThat(ProgressBoard.of(camel).route("orders").condition()).isEqualTo("running");
    }

    @Test
    void keepsThePositionWhereItWasWhenTheKeysAreNotKept() {
        Settlement settlement = send("a");
        keys.failures.add(rightsMissing());

        assertThatThrownBy(() -> settlement.settled(1)).hasMessage("not allowed");
    }

    /** A fault that nobody waits out. */
    private static DedupException rightsMissing() {
        return new DedupException("not allowed", new RedisCommandExecutionException("NOPERM no permissions"));
    }

    @Test
    void failsASingleEventWhoseKeyIsNotKept() {
        keys.failures.add(null);
        keys.failures.add(rightsMissing());
        Exchange failed = camel.createProducerTemplate().send("direct:in", event(new Origin("a")));

        assertThat(failed.getException()).hasMessage("not allowed");
    }

    @Test
    void refusesEventsWithoutOrigin() {
        Exchange stray = new DefaultExchange(camel);
        stray.getMessage().setBody("stray");

        assertThat(camel.createProducerTemplate().send("direct:in", stray).getException())
                .hasMessageContaining("must stand right behind a source of Wadi");
    }
}
