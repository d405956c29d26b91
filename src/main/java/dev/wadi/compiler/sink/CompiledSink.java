package dev.wadi.compiler.sink;

import java.util.List;
import java.util.Map;

/**
 * What a sink becomes.
 *
 * @param description the sink in words: {@code users-topic of kafka-local}
 * @param beans that only this sink has
 * @param steps that make events ready, and the endpoint last
 */
public record CompiledSink(String description, List<Map<String, Object>> beans, List<Map<String, Object>> steps) {

    public CompiledSink {
        beans = List.copyOf(beans);
        steps = List.copyOf(steps);
    }

    /** A sink that has no beans of its own. */
    public CompiledSink(String description, List<Map<String, Object>> steps) {
        this(description, List.of(), steps);
    }
}
