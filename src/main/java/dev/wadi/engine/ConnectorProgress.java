package dev.wadi.engine;

import dev.wadi.camel.progress.RouteProgress;

/**
 * The counters of a connector at one moment, since its start.
 *
 * @param events settled events
 * @param bytes bytes of the settled events as read from the source
 * @param retries attempts beyond the first
 * @param deadLetters events that went to the dead letters
 * @param skipped events that were given up, as the definition says
 * @param duplicates events that had been delivered before and were not delivered again
 * @param filtered events that a script left out
 * @param lagMillis how far the last settled event lay behind the source's clock
 */
public record ConnectorProgress(String connector, long events, long bytes, long retries, long deadLetters, long skipped,
        long duplicates, long filtered, long lagMillis) {

    static ConnectorProgress of(String connector, RouteProgress progress) {
        return new ConnectorProgress(connector, progress.events(), progress.bytes(), progress.retries(), progress.deadLetters(),
                progress.skipped(), progress.duplicates(), progress.filtered(), progress.lagMillis());
    }
}
