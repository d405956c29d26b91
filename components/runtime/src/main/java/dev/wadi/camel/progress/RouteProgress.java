package dev.wadi.camel.progress;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of one route. Written by its source when a batch is settled, read by anyone at any time.
 */
public final class RouteProgress {

    private final LongAdder events = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final AtomicLong lagMillis = new AtomicLong();
    private volatile String condition = "starting";

    private volatile boolean endedForGood;

    /** The route starts, for the first time or again; until its source says otherwise it runs. */
    public void starting() {
        endedForGood = false;
        condition = "running";
    }

    /** The route fails in a way that only a person can mend: starting it again would end at the same place. */
    public void endForGood() {
        endedForGood = true;
    }

    public boolean endedForGood() {
        return endedForGood;
    }

    /** Counts a settled batch. */
    public void settled(long settledEvents, long settledBytes) {
        events.add(settledEvents);
        bytes.add(settledBytes);
        batches.increment();
    }

    /** Counts one more attempt at something that had failed in passing. */
    public void retried() {
        retries.increment();
    }

    /** Counts events that went to the dead letters; they are among the settled ones too. */
    public void deadLettered(long count) {
        deadLetters.add(count);
    }

    /** Counts events that were given up, as the definition says; they are among the settled ones too. */
    public void skipped(long count) {
        skipped.add(count);
    }

    /** Counts events that had been delivered before and were not delivered again; they are among the settled ones too. */
    public void duplicates(long count) {
        duplicates.add(count);
    }

    /** Counts events that a script left out; they are among the settled ones too. */
    public void filtered(long count) {
        filtered.add(count);
    }

    /** How far the last settled event lay behind the source's clock; 0 when the source has nothing more. */
    public void lag(long millis) {
        lagMillis.set(Math.max(0, millis));
    }

    /** What the source is doing, in words: {@code running}, {@code reconnecting: no primary}. */
    public void condition(String words) {
        condition = words;
    }

    public long events() {
        return events.sum();
    }

    public long bytes() {
        return bytes.sum();
    }

    public long batches() {
        return batches.sum();
    }

    public long retries() {
        return retries.sum();
    }

    public long deadLetters() {
        return deadLetters.sum();
    }

    public long skipped() {
        return skipped.sum();
    }

    public long duplicates() {
        return duplicates.sum();
    }

    public long filtered() {
        return filtered.sum();
    }

    public long lagMillis() {
        return lagMillis.get();
    }

    public String condition() {
        return condition;
    }
}
