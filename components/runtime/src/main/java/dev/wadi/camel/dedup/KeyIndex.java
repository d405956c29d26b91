package dev.wadi.camel.dedup;

/**
 * Which keys were added, and when: a bounded set of 128-bit hashes that forgets the oldest first.
 *
 * <p>A ring holds hash and time in the order of adding, an open hash table finds a ring place by its hash. So an entry costs
 * 28 to 56 bytes, whatever the key's length, and no object. Places are numbered without end ("sequence"), so that whoever keeps the same
 * entries on disk knows which are gone. A hash of that width stands for its key: among ten million keys two of one hash are expected once in 10^24
 * trials.
 *
 * <p>Not thread safe.
 */
final class KeyIndex {

    private static final int FIRST_CAPACITY = 1024;

    private final int limit;
    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];
    /** Seconds since the epoch, unsigned. */
    private int[] added = new int[FIRST_CAPACITY];
    /** Ring place plus one, 0 is free; twice as long as the ring. */
    private int[] table = new int[2 * FIRST_CAPACITY];
    private long first;
    private long next;

    /** @param limit most entries, at least 1 */
    KeyIndex(int limit) {
        this.limit = limit;
    }

    /** Whether the hash was added at that second or later. */
    boolean contains(KeyHash hash, long sinceSeconds) {
        int slot = find(hash.high(), hash.low());
        return table[slot] != 0 && Integer.toUnsignedLong(added[table[slot] - 1]) >= sinceSeconds;
    }

    /** Adds a hash, or makes it the newest. */
    void add(KeyHash hash, long seconds) {
        if (next - first == limit) {
            forgetFirst();
        }
        if (next - first == high.length) {
            grow();
        }
        int place = place(next++);
        high[place] = hash.high();
        low[place] = hash.low();
        added[place] = (int) seconds;
        // an older place of the same hash is left without a way to it
        table[find(hash.high(), hash.low())] = place + 1;
    }

    void remove(KeyHash hash) {
        int slot = find(hash.high(), hash.low());
        if (table[slot] != 0) {
            free(slot);
        }
    }

    /** Forgets the oldest entries as long as they are older than that second. */
    void forgetBefore(long seconds) {
        while (first < next && Integer.toUnsignedLong(added[place(first)]) < seconds) {
            forgetFirst();
        }
    }

    /** Sequence of the oldest entry; all before it are forgotten. */
    long first() {
        return first;
    }

    /** Sequence that the next entry gets. */
    long next() {
        return next;
    }

    private void forgetFirst() {
        int place = place(first++);
        int slot = find(high[place], low[place]);
        if (table[slot] == place + 1) {
            free(slot);
        }
    }

    private int place(long sequence) {
        return (int) sequence & high.length - 1;
    }

    /** The slot that leads to the hash, or the free one where it would stand. */
    private int find(long wantedHigh, long wantedLow) {
        int mask = table.length - 1;
        int slot = (int) wantedHigh & mask;
        while (table[slot] != 0 && (high[table[slot] - 1] != wantedHigh || low[table[slot] - 1] != wantedLow)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Frees a slot and moves up what would no longer be found behind the gap. */
    private void free(int slot) {
        int mask = table.length - 1;
        int gap = slot;
        for (int other = gap + 1 & mask; table[other] != 0; other = other + 1 & mask) {
            int home = (int) high[table[other] - 1] & mask;
            if ((other - home & mask) >= (other - gap & mask)) {
                table[gap] = table[other];
                gap = other;
            }
        }
        table[gap] = 0;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldAdded = added;
        boolean[] reachable = new boolean[oldHigh.length];
        for (int entry : table) {
            if (entry != 0) {
                reachable[entry - 1] = true;
            }
        }
        int oldMask = oldHigh.length - 1;
        high = new long[2 * oldHigh.length];
        low = new long[high.length];
        added = new int[high.length];
        table = new int[2 * high.length];
        for (long sequence = first; sequence < next; sequence++) {
            int from = (int) sequence & oldMask;
            int to = place(sequence);
            high[to] = oldHigh[from];
            low[to] = oldLow[from];
            added[to] = oldAdded[from];
            if (reachable[from]) {
                table[find(high[to], low[to])] = to + 1;
            }
        }
    }
}
