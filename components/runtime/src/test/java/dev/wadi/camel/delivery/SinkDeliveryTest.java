package dev.wadi.camel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;

class SinkDeliveryTest {

    private static final Throwable PASSING = new IOException("connection reset");
    private static final Throwable BAD_EVENT = EncodingException.unusable("no document", null);
    private static final RetryPolicy RETRY =
            new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), OptionalInt.empty());

    private final List<String> verdicts = new ArrayList<>();
    private boolean stops;

    /** Events are a key and a number: {@code a1}. */
    private SinkDelivery<String> delivery(RetryPolicy retry, String... events) {
        return new SinkDelivery<>(List.of(events), event -> event.charAt(0), retry, () -> 1.0, () -> Instant.EPOCH,
                (place, cause, attempts, since) -> {
                    verdicts.add(events[place] + " after " + attempts);
                    return stops;
                });
    }

    @Test
    void sendsEverythingOnceWhenTheSinkConfirms() {
        SinkDelivery<String> delivery = delivery(RETRY, "a1", "b1");
        assertThat(delivery.next()).containsExactly("a1", "b1");

        delivery.confirmed();

        assertThat(delivery.isDone()).isTrue();
        assertThat(delivery.hasFailed()).isFalse();
    }

    @Test
    void sendsOnlyTheFailedEventAndTheLaterOnesOfItsKeyAgain() {
        SinkDelivery<String> delivery = delivery(RETRY, "a1", "b1", "a2", "c1", "a3");

        Duration wait = delivery.failed(answers(delivery, Map.of("a2", PASSING)));

        assertThat(wait).isEqualTo(Duration.ofMillis(100));
        assertThat(delivery.next()).containsExactly("a2", "a3");
        delivery.confirmed();
        assertThat(delivery.isDone()).isTrue();
        assertThat(verdicts).isEmpty();
    }

    @Test
    void sendsAllAgainWhenTheSinkFailsAsAWhole() {
        SinkDelivery<String> delivery = delivery(RETRY, "a1", "b1");

        assertThat(delivery.failed(PASSING)).isEqualTo(Duration.ofMillis(100));
        assertThat(delivery.next()).containsExactly("a1", "b1");
        assertThat(delivery.failed(PASSING)).isEqualTo(Duration.ofMillis(200));
        assertThat(delivery.lastPassing()).isSameAs(PASSING);
    }

    @Test
    void setsAnEventAsideThatCanNeverBeDelivered() {
        SinkDelivery<String> delivery = delivery(RETRY, "a1", "a2", "a3");

        Duration wait = delivery.failed(answers(delivery, Map.of("a2", BAD_EVENT)));

        assertThat(wait).isZero();
        assertThat(delivery.isDone()).isTrue();
        assertThat(verdicts).containsExactly("a2 after 1");
    }

    @Test
    void deliversWhatIsBeforeTheEventItStopsAt() {
        stops = true;
        SinkDelivery<String> delivery = delivery(RETRY, "a1", "b1", "c1", "d1");

        delivery.failed(answers(delivery, Map.of("a1", PASSING, "c1", BAD_EVENT, "d1", PASSING)));

        assertThat(verdicts).containsExactly("c1 after 1");
        assertThat(delivery.next()).containsExactly("a1");
        delivery.confirmed();
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void findsTheEventThatASinkRejectsWithoutNamingIt() {
        SinkDelivery<String> delivery = delivery(RETRY, "a1", "b1", "c1", "d1", "e1", "f1", "g1");
        List<String> stored = new ArrayList<>();

        while (!delivery.isDone()) {
            List<String> part = delivery.next();
            if (part.contains("e1")) {
                delivery.failed(BAD_EVENT);
            } else {
                stored.addAll(part);
                delivery.confirmed();
            }
        }

        assertThat(stored).containsExactly("a1", "b1", "c1", "d1", "f1", "g1");
        assertThat(verdicts).containsExactly("e1 after 1");
    }

    @Test
    void doesNotCountAnAttemptThatWasNone() {
        SinkDelivery<String> delivery = delivery(
                new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1), OptionalInt.of(2)), "a1", "b1");

        delivery.failed(answers(delivery, Map.of("a1", PASSING, "b1", NotAttemptedException.INSTANCE)));
        delivery.failed(answers(delivery, Map.of("b1", PASSING)));

        assertThat(verdicts).isEmpty();
        assertThat(delivery.next()).containsExactly("b1");
    }

    @Test
    void givesUpAfterTheAttemptsThatThePolicyAllows() {
        SinkDelivery<String> delivery = delivery(
                new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1), OptionalInt.of(3)), "a1", "b1");

        for (int attempt = 0; attempt < 3; attempt++) {
            delivery.failed(answers(delivery, Map.of("a1", PASSING)));
        }

        assertThat(verdicts).containsExactly("a1 after 3");
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void triesAnUnknownFaultOfAWholeBatchAFewTimesAndThenLooksForTheEvent() {
        SinkDelivery<String> delivery = delivery(RETRY, "a1", "b1");
        int attempts = 0;
        while (!delivery.isDone()) {
            attempts++;
            if (delivery.next().contains("b1")) {
                delivery.failed(new IllegalStateException("who knows"));
            } else {
                delivery.confirmed();
            }
        }

        assertThat(verdicts).containsExactly("b1 after " + RetryPolicy.UNKNOWN_ATTEMPTS);
        assertThat(attempts).isEqualTo(RetryPolicy.UNKNOWN_ATTEMPTS + 2);
    }

    /** A sink that answers at random, with or without naming events, and one that has some events it never takes. */
    @Property(tries = 2000)
    void keepsEveryEventAndItsOrderWhateverTheSinkAnswers(
            @ForAll @Size(max = 12) List<@IntRange(max = 2) Integer> keys, @ForAll long seed, @ForAll boolean stopsAtBad) {
        Random random = new Random(seed);
        String[] events = new String[keys.size()];
        Set<String> bad = new TreeSet<>();
        for (int i = 0; i < events.length; i++) {
            events[i] = (char) ('a' + keys.get(i)) + String.valueOf(i);
            if (random.nextInt(5) == 0) {
                bad.add(events[i]);
            }
        }
        verdicts.clear();
        stops = stopsAtBad;
        List<String> stored = new ArrayList<>();
        SinkDelivery<String> delivery = delivery(RETRY, events);
        int attempts = 0;
        while (!delivery.isDone()) {
            assertThat(++attempts).as("attempts").isLessThan(1000);
            answer(delivery, random, bad, stored);
        }

        int end = !stopsAtBad ? events.length : firstOf(bad, events);
        List<String> wanted = new ArrayList<>(List.of(events).subList(0, end));
        wanted.removeAll(bad);
        assertThat(stored).containsAll(wanted);
        for (char key = 'a'; key <= 'c'; key++) {
            assertThat(lastOccurrences(stored, key, wanted)).as("final order of key %s", key).isSorted();
        }
        assertThat(verdicts).hasSize(stopsAtBad ? (int) bad.stream().limit(verdicts.size()).count() : bad.size());
    }

    private static void answer(SinkDelivery<String> delivery, Random random, Set<String> bad, List<String> stored) {
        List<String> part = delivery.next();
        boolean hasBad = part.stream().anyMatch(bad::contains);
        switch (random.nextInt(4)) {
            case 0 -> {
                stored.addAll(part.subList(0, random.nextInt(part.size() + 1)));
                delivery.failed(PASSING);
            }
            case 1 -> {
                if (hasBad) {
                    delivery.failed(BAD_EVENT);
                } else {
                    stored.addAll(part);
                    delivery.confirmed();
                }
            }
            case 2 -> {
                // stops at the first failure, like an ordered bulk write
                int taken = 0;
                int limit = random.nextInt(part.size() + 1);
                while (taken < part.size() && taken < limit && !bad.contains(part.get(taken))) {
                    stored.add(part.get(taken++));
                }
                int failed = taken;
                if (failed == part.size()) {
                    delivery.confirmed();
                } else {
                    delivery.failed((SinkDelivery.Answers) place -> place < failed ? null
                            : place > failed ? NotAttemptedException.INSTANCE
                            : bad.contains(part.get(place)) ? BAD_EVENT : PASSING);
                }
            }
            default -> {
                List<Throwable> answers = new ArrayList<>();
                for (String event : part) {
                    Throwable answer = bad.contains(event) ? BAD_EVENT : random.nextInt(3) == 0 ? PASSING : null;
                    answers.add(answer);
                    if (answer == null) {
                        stored.add(event);
                    }
                }
                if (answers.stream().allMatch(Objects::isNull)) {
                    delivery.confirmed();
                } else {
                    delivery.failed(answers::get);
                }
            }
        }
    }

    private static int firstOf(Set<String> bad, String[] events) {
        for (int i = 0; i < events.length; i++) {
            if (bad.contains(events[i])) {
                return i;
            }
        }
        return events.length;
    }

    /** Where each wanted event of the key was stored last: a sink that keeps the last of a key ends with the right one. */
    private static List<Integer> lastOccurrences(List<String> stored, char key, List<String> wanted) {
        return wanted.stream().filter(event -> event.charAt(0) == key).map(stored::lastIndexOf).toList();
    }

    private static SinkDelivery.Answers answers(SinkDelivery<String> delivery, Map<String, Throwable> failures) {
        List<String> part = delivery.next();
        return place -> failures.get(part.get(place));
    }

    @Test
    void waitsForTheLongestThatTheSinkAsksFor() {
        SinkDelivery<String> delivery = delivery(RETRY, "a1", "b1", "c1");

        Duration wait = delivery.failed(answers(delivery, Map.of("a1", busy("3"), "b1", busy("7"))));
        assertThat(wait).isEqualTo(Duration.ofSeconds(7));

        assertThat(delivery.failed(answers(delivery, Map.of("a1", busy("0"))))).isEqualTo(Duration.ofMillis(100));
        assertThat(delivery.failed(answers(delivery, Map.of("a1", busy("86400"))))).isEqualTo(RetryPolicy.LONGEST_ASKED);
    }

    private static Throwable busy(String seconds) {
        return new HttpOperationFailedException("http://shop", 503, "", null, Map.of("Retry-After", seconds), null);
    }
}
