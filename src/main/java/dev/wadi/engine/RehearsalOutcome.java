package dev.wadi.engine;

import dev.wadi.camel.deadletter.DeadLetter;
import java.util.List;

/**
 * What became of rehearsed events.
 *
 * @param settled how many, from the first on, are settled
 * @param stopped why the connector would have stopped, or null
 * @param unfinished what it was doing when the time was over, or null when it came to an end
 * @param eventIds identity of each input event, in order
 * @param letters the dead letters, oldest first
 */
public record RehearsalOutcome(int settled, String stopped, String unfinished, List<String> eventIds, List<DeadLetter> letters,
        long skipped, long duplicates, long filtered) {}
