package dev.wadi.camel.delivery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The events of a batch as chains: each holds the events of one key in their order.
 *
 * <p>Lifecycle and threads: made by one thread; then several may take chains at once, each chain is taken once.
 */
final class KeyChains {

    /** What comes behind the last event of a chain. */
    static final int END = -1;

    private final int[] next;
    private final int[] heads;
    private final int size;
    private final AtomicInteger taken = new AtomicInteger();

    private KeyChains(int[] next, int[] heads, int size) {
        this.next = next;
        this.heads = heads;
        this.size = size;
    }

    static <E> KeyChains of(List<E> events, Function<E, Object> orderKey) {
        int[] next = new int[events.size()];
        Arrays.fill(next, END);
        int[] heads = new int[events.size()];
        int chains = 0;
        Map<Object, Integer> lastOf = new HashMap<>(events.size() * 4 / 3 + 1);
        for (int place = 0; place < events.size(); place++) {
            Integer before = lastOf.put(orderKey.apply(events.get(place)), place);
            if (before == null) {
                heads[chains++] = place;
            } else {
                next[before] = place;
            }
        }
        return new KeyChains(next, heads, chains);
    }

    /** How many chains there are. */
    int size() {
        return size;
    }

    /** The place of the first event of a chain that nobody has taken yet, or {@link #END}. */
    int take() {
        int chain = taken.getAndIncrement();
        return chain < size ? heads[chain] : END;
    }

    /** The place of the next event of the same chain, or {@link #END}. */
    int after(int place) {
        return next[place];
    }
}
