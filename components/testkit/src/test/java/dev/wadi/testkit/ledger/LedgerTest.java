package dev.wadi.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger judges every delivery test, so each kind of fault is fed to it, at seeded random places. */
class LedgerTest {
    private static final int EVENTS = 500;
    private static final int KEYS = 7;

    private final Ledger ledger = new Ledger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void acceptsAnyInterleavingThatKeepsOrderPerKey(long seed) {
        List<LedgerEntry> events = written(seed);
        List<LedgerEntry> byKey = new ArrayList<>(events);
        byKey.sort(Comparator.comparing(LedgerEntry::key)); // stable: order inside a key stays
        arrive(byKey);
        assertThatCode(() -> ledger.report().assertDelivered().assertRepeatsAtMost(0)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void catchesMissingTail(long seed) {
        List<LedgerEntry> events = written(seed);
        List<LedgerEntry> tail = events.subList(EVENTS - 1 - new Random(seed).nextInt(20), EVENTS);
        List<LedgerEntry> lost = List.copyOf(tail);
        tail.clear();
        arrive(events);
        assertThat(ledger.complete()).isFalse();
        assertThat(ledger.report().missing()).isEqualTo(lost);
        assertFails(lost.size() + " missing: " + lost.get(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void catchesGap(long seed) {
        List<LedgerEntry> events = written(seed);
        LedgerEntry lost = events.remove(new Random(seed).nextInt(EVENTS / 2));
        arrive(events);
        assertThat(ledger.report().missing()).containsExactly(lost);
        assertFails("1 missing: " + lost);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void catchesSwappedOrderInsideKey(long seed) {
        List<LedgerEntry> events = written(seed);
        int first = new Random(seed).nextInt(EVENTS / 2);
        int second = nextOfSameKey(events, first);
        Collections.swap(events, first, second);
        arrive(events);
        assertThat(ledger.report().missing()).isEmpty();
        assertThat(ledger.report().disorders())
                .contains(new Disorder(events.get(second), events.get(first).sequence()));
        assertFails("out of order: " + events.get(second) + " after #" + events.get(first).sequence());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void catchesWrongKey(long seed) {
        List<LedgerEntry> events = written(seed);
        int place = new Random(seed).nextInt(EVENTS);
        LedgerEntry right = events.get(place);
        LedgerEntry wrong = new LedgerEntry(right.key() + "x", right.sequence());
        events.set(place, wrong);
        arrive(events);
        assertThat(ledger.report().strangers()).containsExactly(wrong);
        assertThat(ledger.report().missing()).containsExactly(right);
        assertFails("1 never written under this key: " + wrong);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void catchesKeysOfTwoEventsExchanged(long seed) {
        List<LedgerEntry> events = written(seed);
        int first = new Random(seed).nextInt(EVENTS / 2);
        int second = nextOfOtherKey(events, first);
        LedgerEntry one = events.get(first);
        LedgerEntry other = events.get(second);
        events.set(first, new LedgerEntry(other.key(), one.sequence()));
        events.set(second, new LedgerEntry(one.key(), other.sequence()));
        arrive(events);
        assertThat(ledger.report().strangers()).hasSize(2);
    }

    @Test
    void catchesEventThatNobodyWrote() {
        ledger.write("a");
        ledger.arrive("a", 0);
        ledger.arrive("a", 1);
        ledger.arrive("a", -1);
        assertFails("2 never written under this key: a#1, a#-1");
    }

    @Test
    void allowsRepeatsAndCountsThem() {
        List<LedgerEntry> events = written(1);
        arrive(events.subList(0, 300));
        arrive(events.subList(200, EVENTS)); // what a source does that was killed before it saved its position
        arrive(events.subList(200, 201));
        LedgerReport report = ledger.report().assertDelivered().assertRepeatsAtMost(101);
        assertThat(report.repeats()).isEqualTo(101);
        assertThat(report.mostRepeats()).isEqualTo(2);
        assertThatThrownBy(() -> report.assertRepeatsAtMost(100)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("101 repeats").hasMessageContaining("allowed repeats: 100");
    }

    @Test
    void judgesOrderByFirstArrivalsOnly() {
        ledger.write("a");
        ledger.write("a");
        ledger.arrive("a", 0);
        ledger.arrive("a", 1);
        ledger.arrive("a", 0);
        assertThat(ledger.report().disorders()).isEmpty();
    }

    @Test
    void demandsOnlyConfirmedWrites() {
        long lostAnswer = ledger.attempt("a");
        long sure = ledger.attempt("a");
        ledger.confirm(sure);
        ledger.arrive("a", sure);
        assertThat(ledger.complete()).isTrue();
        ledger.arrive("a", lostAnswer); // it did happen, but it came too late
        assertFails("1 out of order: a#0 after #1");
    }

    @Test
    void judgesRepeatsByTheLaneTheyComeIn() {
        for (int i = 0; i < 100; i++) {
            ledger.write(i % 2 == 0 ? "even" : "odd");
        }
        for (int i = 0; i < 100; i += 2) {
            ledger.arrive("lane 0", "even", i, Ledger.content(i)); // read far ahead of the other lane
        }
        for (int i = 1; i < 20; i += 2) {
            ledger.arrive("lane 1", "odd", i, Ledger.content(i));
        }
        ledger.arrive("lane 1", "odd", 11, Ledger.content(11));
        assertThat(ledger.report().repeated()).containsExactly(new Repeat(new LedgerEntry("odd", 11), 8));
        assertThat(ledger.report().findings(DeliveryPromise.atLeastOnce(9))).containsExactly(Finding.MISSING);
        assertThat(ledger.report().findings(DeliveryPromise.atLeastOnce(8)))
                .containsExactly(Finding.MISSING, Finding.REPEATED_TOO_LATE);
        assertThatThrownBy(() -> ledger.report().assertKept(DeliveryPromise.atLeastOnce(8)))
                .hasMessageContaining("1 repeated from behind the window: odd#11 8 behind");
    }

    @Test
    void catchesContentOfAnotherEventAndNoneAtAll() {
        ledger.write("a");
        ledger.write("a");
        ledger.arrive("", "a", 0, Ledger.content(1));
        ledger.arrive("", "a", 1, null);
        assertFails("2 changed on the way: a#0, a#1");
    }

    @Test
    void hasAnotherContentForEveryNumber() {
        assertThat(LongStream.range(0, 10_000).mapToObj(Ledger::content).distinct()).hasSize(10_000);
    }

    @Test
    void rejectsConfirmationOfWhatWasNeverAttempted() {
        assertThatThrownBy(() -> ledger.confirm(0)).hasMessage("#0 was never attempted");
    }

    private List<LedgerEntry> written(long seed) {
        Random random = new Random(seed);
        List<LedgerEntry> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            String key = "key" + random.nextInt(KEYS);
            events.add(new LedgerEntry(key, ledger.write(key)));
        }
        return events;
    }

    private void arrive(List<LedgerEntry> events) {
        events.forEach(event -> ledger.arrive(event.key(), event.sequence()));
    }

    private void assertFails(String sentence) {
        assertThatThrownBy(() -> ledger.report().assertDelivered()).isInstanceOf(AssertionError.class)
                .hasMessageContaining(sentence);
    }

    private static int nextOfSameKey(List<LedgerEntry> events, int place) {
        return next(events, place, true);
    }

    private static int nextOfOtherKey(List<LedgerEntry> events, int place) {
        return next(events, place, false);
    }

    private static int next(List<LedgerEntry> events, int place, boolean sameKey) {
        int next = place + 1;
        while (events.get(next).key().equals(events.get(place).key()) != sameKey) {
            next++;
        }
        return next;
    }
}
