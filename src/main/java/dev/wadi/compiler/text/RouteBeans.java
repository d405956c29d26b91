package dev.wadi.compiler.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Beans of a route file as maps for {@link YamlText}, their keys in the order in which people read them. */
public final class RouteBeans {

    private RouteBeans() {}

    /** A bean; without properties it has none. The map may still get what few beans have. */
    public static Map<String, Object> bean(String name, String type, Map<String, ?> properties) {
        Map<String, Object> bean = new LinkedHashMap<>();
        bean.put("name", name);
        bean.put("type", type);
        if (!properties.isEmpty()) {
            bean.put("properties", properties);
        }
        return bean;
    }
}
