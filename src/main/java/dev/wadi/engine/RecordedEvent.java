package dev.wadi.engine;

import java.util.Map;

/**
 * What a sink of a rehearsal took.
 *
 * @param operation {@code insert}, {@code replace} or {@code delete} of a collection; null for other sinks
 * @param key record key; null for none, and for collections
 * @param body null for none; of a delete in a collection the filter, as BSON
 * @param attributes in the order of their names
 */
public record RecordedEvent(String operation, byte[] key, byte[] body, Map<String, String> attributes) {}
