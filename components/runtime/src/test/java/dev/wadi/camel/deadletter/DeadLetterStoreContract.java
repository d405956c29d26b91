package dev.wadi.camel.deadletter;

import static dev.wadi.camel.deadletter.Letters.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of dead letters promises. */
abstract class DeadLetterStoreContract {

    private final List<DeadLetterStore> opened = new ArrayList<>();
    private DeadLetterStore store;

    /** A new store object over the place of this test. */
    abstract DeadLetterStore open();

    @BeforeEach
    void openFirst() {
        store = another();
    }

    @AfterEach
    void closeAll() {
        opened.forEach(DeadLetterStore::close);
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(read(store, null)).isEmpty();
        assertThat(read(store, "users-sync")).isEmpty();
        store.settle("users-sync", List.of("unknown"));
        store.settle("users-sync", List.of());
        store.add(List.of());
        assertThat(read(store, null)).isEmpty();
    }

    @Test
    void keepsEveryPartForTheNextStoreObject() {
        DeadLetter full = Letters.full("users-sync", "8265");
        DeadLetter sparse = Letters.again(Letters.sparse("users-sync", "8266"), 1, NOON.plusNanos(1));

        store.add(List.of(full, sparse));

        assertThat(read(another(), "users-sync")).usingRecursiveFieldByFieldElementComparator().containsExactly(full, sparse);
    }

    @Test
    void keepsALargeBody() {
        byte[] body = new byte[600_000];
        new Random(1).nextBytes(body);

        store.add(List.of(Letters.withBody("users-sync", "1", body)));

        assertThat(read(store, null)).singleElement().extracting(DeadLetter::body).isEqualTo(body);
    }

    @Test
    void replacesALetterOfTheSameId() {
        DeadLetter first = Letters.full("users-sync", "1");
        DeadLetter second = Letters.again(first, 4, NOON.plusSeconds(60));
        store.add(List.of(first, Letters.sparse("users-sync", "2")));

        store.add(List.of(second));

        assertThat(read(store, "users-sync")).extracting(DeadLetter::id, DeadLetter::attempts).containsExactly(
                tuple(Letters.sparse("users-sync", "2").id(), 1),
                tuple(second.id(), 4));
    }

    @Test
    void handsOutTheOldestFirst() {
        List<Integer> order = List.of(3, 0, 4, 1, 2, 5);
        for (int number : order) {
            String connector = number % 2 == 0 ? "users-sync" : "orders-copy";
            store.add(List.of(Letters.again(Letters.full(connector, "e" + number), number, NOON.plusNanos(number))));
        }

        assertThat(read(store, null)).extracting(DeadLetter::attempts).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(read(store, "orders-copy")).extracting(DeadLetter::attempts).containsExactly(1, 3, 5);
    }

    @Test
    void keepsTheOrderOfALargeBatch() {
        List<DeadLetter> batch = IntStream.range(0, 300)
                .mapToObj(number -> Letters.again(Letters.full("users-sync", "e" + number), number, NOON.plusNanos(number))).toList();

        store.add(batch);

        assertThat(read(store, "users-sync")).extracting(DeadLetter::attempts)
                .containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
    }

    @Test
    void keepsConnectorsApartWhateverTheirNamesAre() {
        List<String> names = List.of("users-sync", "Users-sync", "b/../strange Näme", "..", "users-sync/lane", "%2F");
        names.forEach(name -> store.add(List.of(Letters.full(name, "1"))));

        for (String name : names) {
            assertThat(read(store, name)).extracting(DeadLetter::connector).containsExactly(name);
        }
        store.settle("..", List.of(Letters.full("..", "1").id()));
        assertThat(read(store, null)).extracting(DeadLetter::connector).hasSize(names.size() - 1).doesNotContain("..");
    }

    @Test
    void settledLettersAreGone() {
        DeadLetter one = Letters.full("users-sync", "1");
        DeadLetter two = Letters.full("users-sync", "2");
        store.add(List.of(one, two));

        another().settle("users-sync", List.of(one.id(), "unknown", "../../../etc/passwd"));

        assertThat(read(store, "users-sync")).extracting(DeadLetter::id).containsExactly(two.id());
        assertThat(read(another(), null)).hasSize(1);
    }

    @Test
    void aSettledEventThatFailsAgainIsThereAgain() {
        DeadLetter letter = Letters.full("users-sync", "1");
        store.add(List.of(letter));
        store.settle("users-sync", List.of(letter.id()));

        store.add(List.of(Letters.again(letter, 9, Instant.parse("2020-01-01T00:00:00Z"))));

        assertThat(read(store, "users-sync")).extracting(DeadLetter::attempts).containsExactly(9);
    }

    @Test
    void aReaderMaySettleAndReplaceWhatItReads() {
        IntStream.range(0, 60).forEach(number -> store.add(List.of(
                Letters.again(Letters.full("users-sync", "e" + number), number, NOON.plusNanos(number)))));
        List<Integer> seen = new ArrayList<>();

        store.forEach("users-sync", letter -> {
            seen.add(letter.attempts());
            if (letter.attempts() % 2 == 0) {
                store.settle("users-sync", List.of(letter.id()));
            } else {
                store.add(List.of(Letters.again(letter, 1000 + letter.attempts(), NOON.plusSeconds(letter.attempts()))));
            }
        });

        assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
        assertThat(read(store, null)).hasSize(30).allMatch(letter -> letter.attempts() > 1000);
    }

    @Test
    void passesOnWhatTheReaderThrows() {
        store.add(List.of(Letters.full("users-sync", "1")));

        assertThatThrownBy(() -> store.forEach(null, letter -> {
            throw new IllegalStateException("of the reader");
        })).isInstanceOf(IllegalStateException.class).hasMessage("of the reader");
    }

    @Test
    void severalConnectorsWriteAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        DeadLetterStore second = another();
        try {
            CyclicBarrier together = new CyclicBarrier(4);
            List<Future<?>> all = IntStream.range(0, 4).<Future<?>>mapToObj(c -> threads.submit(() -> {
                together.await(10, TimeUnit.SECONDS);
                for (int i = 0; i < 10; i++) {
                    // two of them write the same letters, as a connector and a replay beside it may
                    (c % 2 == 0 ? store : second).add(List.of(Letters.full("c" + c / 2, "e" + i)));
                }
                return null;
            })).toList();
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(read(store, "c0")).hasSize(10);
        assertThat(read(store, "c1")).hasSize(10);
    }

    DeadLetterStore another() {
        DeadLetterStore another = open();
        opened.add(another);
        return another;
    }

    static List<DeadLetter> read(DeadLetterStore store, String connector) {
        List<DeadLetter> letters = new ArrayList<>();
        store.forEach(connector, letters::add);
        return letters;
    }
}
