package dev.wadi.camel.dedup;

import dev.wadi.camel.batch.EventOrigin;
import java.util.ArrayList;
import java.util.List;

/** The events of one batch as a {@link Deduplication} saw them, in order. One thread at a time. */
final class SeenEvents {

    private final List<EventOrigin> fresh;
    private final List<String> freshKeys;
    private final List<EventOrigin> duplicates = new ArrayList<>();

    SeenEvents(int size) {
        this.fresh = new ArrayList<>(size);
        this.freshKeys = new ArrayList<>(size);
    }

    void fresh(EventOrigin origin, String key) {
        fresh.add(origin);
        freshKeys.add(key);
    }

    void duplicate(EventOrigin origin) {
        duplicates.add(origin);
    }

    /** The keys of those fresh events that are among the settled ones, which have the same order. */
    List<String> keysAmong(List<? extends EventOrigin> settled) {
        return freshKeys.subList(0, countAmong(settled, fresh));
    }

    int duplicatesAmong(List<? extends EventOrigin> settled) {
        return countAmong(settled, duplicates);
    }

    /** How many of the seen events, from the first on, are among the settled ones: both are parts of one order. */
    private static int countAmong(List<? extends EventOrigin> settled, List<EventOrigin> seen) {
        int count = 0;
        for (EventOrigin origin : settled) {
            if (count < seen.size() && seen.get(count) == origin) {
                count++;
            }
        }
        return count;
    }
}
