package dev.wadi.camel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventBufferTest {

    private static final int SIZE = 10;

    private final EventBuffer<TestOrigin> buffer = new EventBuffer<>(4, 1000);

    @Test
    void handsOutWhatIsThereInOrderUpToTheLimit() throws InterruptedException {
        buffer.put(events(1, 2, 3));

        assertThat(buffer.take(2, 0).events()).extracting(TestOrigin::id).containsExactly("1", "2");
        assertThat(buffer.take(2, 0).events()).extracting(TestOrigin::id).containsExactly("3");
    }

    @Test
    void returnsNothingWhenTheWaitIsOver() throws InterruptedException {
        EventBuffer.Taken<TestOrigin> taken = buffer.take(10, 1);

        assertThat(taken.events()).isEmpty();
        assertThat(taken.closed()).isFalse();
    }

    @Test
    void stopsTheReaderWhileItIsFullAndGoesOnAfterATake() throws Exception {
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(() -> put(events(1, 2, 3, 4, 5, 6)));

        await().untilAsserted(() -> assertThat(reader).isNotDone());
        assertThat(buffer.take(4, 1000).events()).hasSize(4);
        assertThat(reader.get()).isTrue();
        assertThat(buffer.take(10, 1000).events()).extracting(TestOrigin::id).containsExactly("5", "6");
    }

    @Test
    void holdsNoMoreBytesThanItsLimitButPassesASingleLargeEvent() throws InterruptedException, ExecutionException {
        EventBuffer<TestOrigin> small = new EventBuffer<>(100, SIZE + 1);
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            try {
                small.put(List.of(new TestOrigin("large", 5000), new TestOrigin("next", SIZE)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(small.take(100, 1000).events()).extracting(TestOrigin::id).containsExactly("large");
        assertThat(small.take(100, 1000).events()).extracting(TestOrigin::id).containsExactly("next");
        reader.get();
    }

    @Test
    void handsOutAnIdlePositionOnlyBehindTheEventsBeforeIt() throws InterruptedException {
        buffer.put(events(1, 2));
        buffer.idle("after 2");

        assertThat(buffer.take(1, 0).idlePosition()).isNull();
        EventBuffer.Taken<TestOrigin> rest = buffer.take(1, 0);
        assertThat(rest.events()).extracting(TestOrigin::id).containsExactly("2");
        assertThat(rest.idlePosition()).isEqualTo("after 2");
    }

    @Test
    void forgetsAnIdlePositionThatEventsHaveOvertaken() throws InterruptedException {
        buffer.idle("before 1");
        buffer.put(events(1));

        assertThat(buffer.take(10, 0).idlePosition()).isNull();
    }

    @Test
    void tellsTheEndOnlyWhenEverythingWasTaken() throws InterruptedException {
        buffer.put(events(1, 2));
        buffer.close(false);

        assertThat(buffer.take(1, 0).closed()).isFalse();
        assertThat(buffer.take(1, 0).closed()).isTrue();
    }

    @Test
    void letsAWaitingReaderGoWhenItIsClosed() throws Exception {
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(() -> put(events(1, 2, 3, 4, 5)));
        buffer.close(true);

        assertThat(reader.get()).isFalse();
        assertThat(buffer.take(10, 0).events()).isEmpty();
    }

    @Test
    void gathersEventsUntilTheLimitIsReached() throws Exception {
        EventBuffer<TestOrigin> gathering = new EventBuffer<>(10, 1000, Duration.ofMinutes(5));
        gathering.put(events(1, 2));
        CompletableFuture<List<TestOrigin>> taken = take(gathering, 3);
        await().during(Duration.ofMillis(100)).until(() -> !taken.isDone());

        gathering.put(events(3, 4));

        assertThat(taken.get()).extracting(TestOrigin::id).containsExactly("1", "2", "3");
    }

    @Test
    void handsOutAPartialBatchWhenTheGatheringTimeIsOver() throws InterruptedException {
        EventBuffer<TestOrigin> gathering = new EventBuffer<>(10, 1000, Duration.ofMillis(30));
        gathering.put(events(1, 2));
        long begin = System.nanoTime();

        assertThat(gathering.take(3, 1000).events()).extracting(TestOrigin::id).containsExactly("1", "2");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void gathersNoMoreBytesThanTheLimit() throws InterruptedException {
        EventBuffer<TestOrigin> gathering = new EventBuffer<>(10, 2 * SIZE, Duration.ofMinutes(5));
        gathering.put(events(1, 2));

        assertThat(gathering.take(10, 0).events()).hasSize(2);
    }

    @Test
    void givesUpAPartialBatchWhenItIsClosed() throws Exception {
        EventBuffer<TestOrigin> gathering = new EventBuffer<>(10, 1000, Duration.ofMinutes(5));
        gathering.put(events(1, 2));
        CompletableFuture<List<TestOrigin>> taken = take(gathering, 3);

        gathering.close(true);

        assertThat(taken.get()).isEmpty();
    }

    @Test
    void doesNotGatherBeforeAnIdlePosition() throws InterruptedException {
        EventBuffer<TestOrigin> gathering = new EventBuffer<>(10, 1000, Duration.ofMinutes(5));
        gathering.idle("at 7");

        assertThat(gathering.take(3, 1000).idlePosition()).isEqualTo("at 7");
    }

    private static CompletableFuture<List<TestOrigin>> take(EventBuffer<TestOrigin> buffer, int limit) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return buffer.take(limit, 1000).events();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private boolean put(List<TestOrigin> events) {
        try {
            return buffer.put(events);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<TestOrigin> events(int... ids) {
        return IntStream.of(ids).mapToObj(id -> new TestOrigin(Integer.toString(id), SIZE)).toList();
    }
}
