package dev.wadi.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;

/** The JSON Schema that one sample suggests: types, properties, items. An empty array says nothing about its items. */
final class SampleSchema {

    private static final String TYPE = "type";
    private static final String PROPERTIES = "properties";
    private static final String ITEMS = "items";
    private static final String INTEGER = "integer";
    private static final String NUMBER = "number";

    private SampleSchema() {}

    static ObjectNode of(JsonNode sample) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put(TYPE, sample.isIntegralNumber() ? INTEGER : JsonValues.typeOf(sample));
        if (sample.isObject()) {
            ObjectNode properties = schema.putObject(PROPERTIES);
            for (Iterator<Map.Entry<String, JsonNode>> fields = sample.fields(); fields.hasNext();) {
                Map.Entry<String, JsonNode> field = fields.next();
                properties.set(field.getKey(), of(field.getValue()));
            }
        } else if (sample.isArray()) {
            ObjectNode items = schema.putObject(ITEMS);
            for (JsonNode item : sample) {
                merge(items, of(item));
            }
        }
        return schema;
    }

    /** What fits both: all their types, all their properties. */
    private static void merge(ObjectNode into, ObjectNode other) {
        mergeTypes(into, other);
        if (other.has(PROPERTIES)) {
            ObjectNode properties = into.withObjectProperty(PROPERTIES);
            for (Iterator<Map.Entry<String, JsonNode>> fields = other.get(PROPERTIES).fields(); fields.hasNext();) {
                Map.Entry<String, JsonNode> field = fields.next();
                merge(properties.withObjectProperty(field.getKey()), (ObjectNode) field.getValue());
            }
        }
        if (other.has(ITEMS)) {
            merge(into.withObjectProperty(ITEMS), (ObjectNode) other.get(ITEMS));
        }
    }

    private static void mergeTypes(ObjectNode into, ObjectNode other) {
        TreeSet<String> types = new TreeSet<>();
        addTypes(types, into);
        addTypes(types, other);
        if (types.contains(NUMBER)) {
            types.remove(INTEGER);
        }
        if (types.size() == 1) {
            into.put(TYPE, types.first());
        } else if (!types.isEmpty()) {
            ArrayNode several = into.putArray(TYPE);
            types.forEach(several::add);
        }
    }

    private static void addTypes(TreeSet<String> types, ObjectNode schema) {
        JsonNode type = schema.path(TYPE);
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.textValue()));
    }
}
