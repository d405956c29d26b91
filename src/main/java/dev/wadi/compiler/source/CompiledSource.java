package dev.wadi.compiler.source;

import java.util.List;
import java.util.Map;

/**
 * What a source becomes.
 *
 * @param description the source in words: {@code app_db.users of mongo-local}
 * @param beans that only this connector has
 * @param endpoint id, uri and parameters of the route's {@code from}
 * @param steps that must come first
 */
public record CompiledSource(String description, List<Map<String, Object>> beans, Map<String, Object> endpoint,
        List<Map<String, Object>> steps) {

    public CompiledSource {
        beans = List.copyOf(beans);
        steps = List.copyOf(steps);
    }
}
