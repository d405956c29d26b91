package dev.wadi.camel.state;

import java.time.Instant;

/**
 * One saved position.
 *
 * @param key connector, or lane of a connector
 * @param position JSON text, as its source wrote it
 * @param savedAt when it was saved, to the millisecond
 */
public record Checkpoint(String key, String position, Instant savedAt) {}
