package dev.wadi.compiler.text;

import dev.wadi.compiler.text.YamlText.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps of a route as maps for {@link YamlText}, in canonical form: every step has an id, endpoints have uri and parameters. */
public final class RouteSteps {

    private RouteSteps() {}

    public static Map<String, Object> process(String id, String bean) {
        return Map.of("process", line("id", id, "ref", bean));
    }

    public static Map<String, Object> transform(String id, String fromType, String toType) {
        return Map.of("transformDataType", line("id", id, "fromType", fromType, "toType", toType));
    }

    public static Map<String, Object> to(String id, String uri, Parameters parameters) {
        return Map.of("to", endpoint(id, uri, parameters));
    }

    /** The inside of {@code to} and {@code from}. */
    public static Map<String, Object> endpoint(String id, String uri, Parameters parameters) {
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("id", id);
        endpoint.put("uri", uri);
        endpoint.put("parameters", parameters.values());
        return endpoint;
    }

    /** Branches one after another, the first failure ends them all. */
    public static Map<String, Object> multicast(String id, List<Map<String, Object>> branches) {
        Map<String, Object> multicast = new LinkedHashMap<>();
        multicast.put("id", id);
        multicast.put("stopOnException", true);
        multicast.put("steps", branches);
        return Map.of("multicast", multicast);
    }

    public static Map<String, Object> pipeline(String id, List<Map<String, Object>> steps) {
        Map<String, Object> pipeline = new LinkedHashMap<>();
        pipeline.put("id", id);
        pipeline.put("steps", steps);
        return Map.of("pipeline", pipeline);
    }

    /** Steps inside a Camel policy. */
    public static Map<String, Object> policy(String id, String bean, List<Map<String, Object>> steps) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("id", id);
        policy.put("ref", bean);
        policy.put("steps", steps);
        return Map.of("policy", policy);
    }

    public static Map<String, Object> setProperty(String id, String name, String value) {
        return Map.of("setProperty", line("id", id, "name", name, "constant", value));
    }

    private static Line line(String... keysAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Line(values);
    }
}
