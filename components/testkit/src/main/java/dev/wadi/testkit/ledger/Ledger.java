package dev.wadi.testkit.ledger;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps account of what a test wrote and what arrived.
 *
 * <p>A writer asks for a sequence number, writes it inside the event, and the reader hands in key and number of every event it
 * sees. Numbers run from 0 through the whole ledger, not per key, so an event that arrives under another key is noticed. The
 * event must carry the number of its own moment: an update whose image is looked up later shows the number of a later one.
 *
 * <p>Order is judged per key, by the order in which arrivals are booked. How far behind a repeat is, is judged per lane: whatever keeps
 * its arrivals in their true order when several are read at once, such as a partition. Thread safe.
 */
public final class Ledger {
    private final List<String> keys = new ArrayList<>(); // by sequence number
    private final BitSet confirmed = new BitSet();
    private final BitSet arrived = new BitSet();
    private final Map<String, Long> highestByKey = new HashMap<>();
    private final Map<String, Long> highestByLane = new HashMap<>();
    private final List<Repeat> repeated = new ArrayList<>();
    private final List<Disorder> disorders = new ArrayList<>();
    private final List<LedgerEntry> strangers = new ArrayList<>();
    private final List<LedgerEntry> changed = new ArrayList<>();

    /**
     * A text that belongs to this number and to no other: written beside the number, it shows whether the event arrived whole. It has
     * what an encoding may damage: letters beyond ASCII, and characters that JSON escapes.
     */
    public static String content(long sequence) {
        return "ä€\"\\ " + Long.toHexString(sequence * 0x9E3779B97F4A7C15L); // odd, so no two products are the same
    }

    /**
     * Books an event that is about to be written, and returns its number. As long as it is not confirmed it may arrive or not:
     * a write whose answer was lost has either happened or not.
     */
    public synchronized long attempt(String key) {
        keys.add(key);
        return keys.size() - 1L;
    }

    /** Books that the write was acknowledged: from now on the event has to arrive. */
    public synchronized void confirm(long sequence) {
        if (!booked(sequence)) {
            throw new IllegalArgumentException("#" + sequence + " was never attempted");
        }
        confirmed.set((int) sequence);
    }

    /** Books an event whose write is sure, and returns its number. */
    public synchronized long write(String key) {
        long sequence = attempt(key);
        confirm(sequence);
        return sequence;
    }

    /** Books an arrival where all of them have one order and the content is not looked at. */
    public synchronized void arrive(String key, long sequence) {
        book("", key, sequence);
    }

    /**
     * Books an arrival.
     *
     * @param lane within which arrivals are booked in their true order
     * @param content what stood beside the number, {@link #content} if nothing went wrong; null for nothing
     */
    public synchronized void arrive(String lane, String key, long sequence, String content) {
        if (book(lane, key, sequence) && !content(sequence).equals(content)) {
            changed.add(new LedgerEntry(key, sequence));
        }
    }

    /** Whether every confirmed event has arrived; what a test awaits before it asks for the report. */
    public synchronized boolean complete() {
        return missing().isEmpty();
    }

    /** How many different events have arrived. */
    public synchronized long arrivals() {
        return arrived.cardinality();
    }

    /** The state of the account now. */
    public synchronized LedgerReport report() {
        List<LedgerEntry> absent = missing().stream().mapToObj(this::entry).toList();
        return new LedgerReport(
                confirmed.cardinality(), arrived.cardinality(), absent, disorders, strangers, changed, repeated);
    }

    /** Whether it is an event that was written. */
    private boolean book(String lane, String key, long sequence) {
        if (!booked(sequence) || !keys.get((int) sequence).equals(key)) {
            strangers.add(new LedgerEntry(key, sequence));
            return false;
        }
        long highest = highestByLane.merge(lane, sequence, Math::max);
        if (arrived.get((int) sequence)) {
            repeated.add(new Repeat(new LedgerEntry(key, sequence), highest - sequence));
        } else {
            arriveFirst(key, sequence);
        }
        return true;
    }

    private void arriveFirst(String key, long sequence) {
        arrived.set((int) sequence);
        long before = highestByKey.getOrDefault(key, -1L);
        if (sequence < before) {
            disorders.add(new Disorder(new LedgerEntry(key, sequence), before));
        } else {
            highestByKey.put(key, sequence);
        }
    }

    private BitSet missing() {
        BitSet missing = (BitSet) confirmed.clone();
        missing.andNot(arrived);
        return missing;
    }

    private boolean booked(long sequence) {
        return sequence >= 0 && sequence < keys.size();
    }

    private LedgerEntry entry(int sequence) {
        return new LedgerEntry(keys.get(sequence), sequence);
    }
}
