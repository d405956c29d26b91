package dev.wadi.compiler.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters of an endpoint in the order they are written; those with their default value are left out. */
public final class Parameters {

    private final Map<String, Object> values = new LinkedHashMap<>();

    public Parameters set(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Sets the parameter unless it has its default value. */
    public Parameters setUnless(Object defaultValue, String name, Object value) {
        return value.equals(defaultValue) ? this : set(name, value);
    }

    public Parameters setAll(Map<String, ?> parameters) {
        values.putAll(parameters);
        return this;
    }

    public Map<String, Object> values() {
        return values;
    }
}
