package dev.wadi.camel.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The one rule of how a history grows, shared by all stores. */
final class CheckpointHistory {
    private CheckpointHistory() {}

    /**
     * The history with one more position in front. Its time is later than the last one's even when the clock stands still or
     * steps back, so the newest is always the one saved last (invariant 2), also for a reader that sorts by time.
     */
    static List<Checkpoint> prepend(List<Checkpoint> history, String key, String position, Instant now) {
        Instant savedAt = history.isEmpty() ? now.truncatedTo(ChronoUnit.MILLIS) : later(history.get(0).savedAt(), now);
        List<Checkpoint> grown = new ArrayList<>(Math.min(history.size() + 1, CheckpointRepository.HISTORY_LIMIT));
        grown.add(new Checkpoint(key, position, savedAt));
        grown.addAll(history.subList(0, Math.min(history.size(), CheckpointRepository.HISTORY_LIMIT - 1)));
        return List.copyOf(grown);
    }

    private static Instant later(Instant last, Instant now) {
        Instant millis = now.truncatedTo(ChronoUnit.MILLIS);
        return millis.isAfter(last) ? millis : last.plusMillis(1);
    }
}
