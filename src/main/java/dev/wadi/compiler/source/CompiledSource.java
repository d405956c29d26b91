package dev.wadi.compiler.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source becomes.
 *
 * @param description the source in words: {@code app_db.users of mongo-local}
 * @param beans that only this connector has
 * @param endpoint id, uri and parameters of the route's {@code from}
 * @param steps that must come first
 * @param policy bean of a Camel policy that stands around all steps
 */
public record CompiledSource(String description, List<Map<String, Object>> beans, Map<String, Object> endpoint,
        List<Map<String, Object>> steps, Optional<String> policy) {

    /** A source that needs no policy. */
    public CompiledSource(String description, List<Map<String, Object>> beans, Map<String, Object> endpoint,
            List<Map<String, Object>> steps) {
        this(description, beans, endpoint, steps, Optional.empty());
    }

    public CompiledSource {
        beans = List.copyOf(beans);
        steps = List.copyOf(steps);
    }
}
