package dev.wadi.compiler.sink;

import java.util.List;
import java.util.Map;

/**
 * What a sink becomes.
 *
 * @param description the sink in words: {@code users-topic of kafka-local}
 * @param steps that make events ready, and the endpoint last
 */
public record CompiledSink(String description, List<Map<String, Object>> steps) {

    public CompiledSink {
        steps = List.copyOf(steps);
    }
}
