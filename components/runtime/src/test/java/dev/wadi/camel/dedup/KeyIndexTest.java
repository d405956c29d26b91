package dev.wadi.camel.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

    /** Hashes that all begin at a few slots of the table, so that probing and gaps are exercised. */
    private static KeyHash crowded(int number) {
        return new KeyHash(number % 7, number);
    }

    @Test
    void agreesWithAMapWhateverIsDone() {
        Random random = new Random(20261121);
        for (int limit : new int[] {1, 10, 1500}) {
            KeyIndex index = new KeyIndex(limit);
            // newest last, as the ring; a key that is added again leaves its old place behind, so the map is bounded by places
            Map<Long, Integer> places = new LinkedHashMap<>();
            Map<Integer, Long> newest = new LinkedHashMap<>();
            long next = 0;
            for (int step = 0; step < 20_000; step++) {
                int number = random.nextInt(3000);
                if (random.nextInt(5) == 0) {
                    index.remove(crowded(number));
                    newest.remove(number);
                } else {
                    if (places.size() == limit) {
                        long oldest = places.keySet().iterator().next();
                        newest.remove(places.remove(oldest), oldest);
                    }
                    index.add(crowded(number), 100);
                    newest.put(number, next);
                    places.put(next++, number);
                }
                int asked = random.nextInt(3000);
                assertThat(index.contains(crowded(asked), 100)).isEqualTo(newest.containsKey(asked));
            }
            assertThat(index.next() - index.first()).isEqualTo(places.size());
        }
    }

    @Test
    void forgetsWhatIsOlder() {
        KeyIndex index = new KeyIndex(100);
        index.add(crowded(1), 10);
        index.add(crowded(2), 20);
        index.add(crowded(1), 30);

        index.forgetBefore(25);

        assertThat(index.contains(crowded(2), 0)).isFalse();
        assertThat(index.contains(crowded(1), 30)).isTrue();
        assertThat(index.contains(crowded(1), 31)).isFalse();
        assertThat(index.first()).isEqualTo(2);
    }
}
