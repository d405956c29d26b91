package dev.wadi.camel.encoding.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Upstream's way to write a field's type into the field itself,
 * {@code {"name": "teams", "type": "array", "items": "string"}}, made Avro's: {@code {"name": "teams", "type": {"type": "array",
 * "items": "string"}}}. A named type is named as the field. Source: specification 3.4, last paragraph.
 */
final class SchemaDialect {

    private static final String TYPE = "type";
    private static final String NAME = "name";
    private static final Set<String> COMPLEX = Set.of("array", "map", "enum", "fixed", "record");
    private static final Set<String> NAMED = Set.of("enum", "fixed", "record");
    private static final Set<String> PRIMITIVE = Set.of("int", "long", "float", "double", "bytes", "string");
    /** Attributes that say something about the type, of which Avro's field has none. */
    private static final Set<String> OF_THE_TYPE =
            Set.of("items", "values", "symbols", "size", "fields", "namespace", "logicalType", "precision", "scale");

    private SchemaDialect() {}

    /** Changes a schema in place. */
    static void normalise(JsonNode schema) {
        if (schema instanceof ArrayNode union) {
            union.forEach(SchemaDialect::normalise);
        } else if (schema instanceof ObjectNode type) {
            if (type.get("fields") instanceof ArrayNode fields) {
                fields.forEach(SchemaDialect::normaliseField);
            }
            normalise(type.path(TYPE));
            normalise(type.path("items"));
            normalise(type.path("values"));
        }
    }

    private static void normaliseField(JsonNode node) {
        if (!(node instanceof ObjectNode field)) {
            return;
        }
        String type = field.path(TYPE).asText("");
        if (COMPLEX.contains(type) || PRIMITIVE.contains(type) && field.has("logicalType")) {
            nest(field, type);
        }
        normalise(field.path(TYPE));
    }

    private static void nest(ObjectNode field, String type) {
        ObjectNode nested = field.objectNode().put(TYPE, type);
        if (NAMED.contains(type)) {
            nested.set(NAME, field.get(NAME));
        }
        List<String> names = new ArrayList<>();
        field.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (OF_THE_TYPE.contains(name)) {
                nested.set(name, field.remove(name));
            }
        }
        field.set(TYPE, nested);
    }
}
