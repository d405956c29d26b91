package dev.wadi.compiler.middleware;

import dev.wadi.compiler.step.Payload;
import java.util.List;
import java.util.Map;

/**
 * What a middleware becomes.
 *
 * @param beans that only this middleware has
 * @param steps that change events
 * @param result what events are behind the steps, before they are converted to the middleware's output encoding
 */
public record CompiledMiddleware(List<Map<String, Object>> beans, List<Map<String, Object>> steps, Payload result) {

    public CompiledMiddleware {
        beans = List.copyOf(beans);
        steps = List.copyOf(steps);
    }
}
