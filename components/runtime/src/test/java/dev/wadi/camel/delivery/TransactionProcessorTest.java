package dev.wadi.camel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.batch.Settlement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class TransactionProcessorTest {

    private final CamelContext context = new DefaultCamelContext();
    private final RecordedTransaction transaction = new RecordedTransaction();

    @Test
    void commitsThePositionOfTheLastEvent() throws Exception {
        Exchange batch = batch("a", "b", "c");

        attempt(batch, exchange -> {});

        assertThat(transaction.story).containsExactly("begin", "commit c");
        assertThat(batch.getException()).isNull();
    }

    @Test
    void commitsThePositionOfEachLane() throws Exception {
        Exchange batch = batch("1/a", "2/b", "1/c");

        attempt(batch, exchange -> {});

        assertThat(transaction.story).containsExactly("begin", "commit 1/c 2/b");
    }

    @Test
    void commitsOnlyWhatLiesBeforeAnEventThatAStepInsideRefused() throws Exception {
        Exchange batch = batch("a", "b", "bad", "d");

        attempt(batch, exchange -> EventSteps.forEach(exchange.getMessage(), "check", event -> {
            if (event.getBody().equals("bad")) {
                throw new IllegalArgumentException("bad");
            }
        }));

        assertThat(transaction.story).containsExactly("begin", "commit b");
    }

    @Test
    void commitsNothingWhenTheFirstEventIsRefused() throws Exception {
        Exchange batch = batch("bad", "b");

        attempt(batch, exchange -> EventSteps.forEach(exchange.getMessage(), "check", event -> {
            throw new IllegalArgumentException("bad");
        }));

        assertThat(transaction.story).containsExactly("begin", "abort");
        assertThat(batch.getException()).isNull();
    }

    @Test
    void blamesOnlyTheEventThatCanNeverBeDelivered() throws Exception {
        Exchange batch = batch("a", "bad", "c");
        TransactionException own = new TransactionException(Fault.EVENT, "too large", null);

        attempt(batch, exchange -> {
            events(exchange).get(0).setException(new IOException("the transaction is in an error state"));
            events(exchange).get(1).setException(own);
            exchange.setException(new IllegalStateException("cannot send in an error state", own));
        });

        assertThat(transaction.story).containsExactly("begin", "abort");
        assertThat(batch.getException()).isSameAs(own);
        assertThat(events(batch)).extracting(Exchange::getException)
                .containsExactly(NotAttemptedException.INSTANCE, own, NotAttemptedException.INSTANCE);
    }

    @Test
    void isAFailureOfTheWholeWhenNoEventIsToBlame() throws Exception {
        Exchange batch = batch("a", "b");
        IOException lost = new IOException("connection lost");

        attempt(batch, exchange -> {
            events(exchange).forEach(event -> event.setException(lost));
            exchange.setException(lost);
        });

        assertThat(batch.getException()).isSameAs(lost);
        assertThat(events(batch)).extracting(Exchange::getException).containsOnlyNulls();
    }

    @Test
    void tellsWhyWhenTheLastEventsWereNotAttempted() throws Exception {
        Exchange batch = batch("a", "b", "c");
        IOException nobody = new IOException("nobody answers");

        attempt(batch, exchange -> {
            events(exchange).get(1).setException(nobody);
            events(exchange).get(2).setException(NotAttemptedException.INSTANCE);
            exchange.setException(NotAttemptedException.INSTANCE);
        });

        assertThat(batch.getException()).isSameAs(nobody);
        assertThat(events(batch)).extracting(Exchange::getException).containsOnlyNulls();
    }

    @Test
    void isAFailureOfTheWholeWhenTheCommitFails() throws Exception {
        Exchange batch = batch("a", "b");
        transaction.refusal = new TransactionException(Fault.SINK, "taken over", null);

        attempt(batch, exchange -> {});

        assertThat(batch.getException()).isSameAs(transaction.refusal);
        assertThat(Faults.of(batch.getException())).isEqualTo(Fault.SINK);
    }

    private void attempt(Exchange batch, Processor steps) throws Exception {
        new TransactionProcessor(steps, transaction, new ReentrantLock()).process(batch);
    }

    private Exchange batch(String... ids) {
        List<Origin> origins = Stream.of(ids).map(Origin::new).toList();
        List<Exchange> events = new ArrayList<>();
        for (Origin origin : origins) {
            Exchange event = new DefaultExchange(context);
            event.getMessage().setBody(origin.id());
            event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, origin);
            events.add(event);
        }
        Exchange batch = new DefaultExchange(context);
        batch.getMessage().setBody(events);
        batch.setProperty(WadiConstants.SETTLEMENT, new Settlement(origins));
        return batch;
    }

    @SuppressWarnings("unchecked")
    private static List<Exchange> events(Exchange batch) {
        return (List<Exchange>) batch.getMessage().getBody();
    }

    private static final class RecordedTransaction implements SinkTransaction {

        private final List<String> story = new ArrayList<>();
        private TransactionException refusal;

        @Override
        public void begin(Exchange attempt) {
            story.add("begin");
        }

        @Override
        public void commit(Exchange attempt, List<EventOrigin> last) {
            if (refusal != null) {
                throw refusal;
            }
            story.add("commit " + String.join(" ", last.stream().map(EventOrigin::id).toList()));
        }

        @Override
        public Throwable abort(Throwable cause) {
            story.add("abort");
            return cause;
        }
    }

    /** The lane is what stands before the slash. */
    private record Origin(String id) implements EventOrigin {

        @Override
        public byte[] key() {
            return null;
        }

        @Override
        public String position() {
            return "{\"at\":\"" + id + "\"}";
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

        @Override
        public Object lane() {
            return id.substring(0, Math.max(0, id.indexOf('/')));
        }
    }
}
