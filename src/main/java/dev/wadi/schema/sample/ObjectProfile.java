package dev.wadi.schema.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;

/** The fields of the documents that stand in one place. */
final class ObjectProfile {

    private final int depth;
    private final Map<String, FieldProfile> fields = new LinkedHashMap<>();
    private int documents;

    ObjectProfile(int depth) {
        this.depth = depth;
    }

    void add(BsonDocument document) {
        documents++;
        document.forEach((name, value) -> fields.computeIfAbsent(name, key -> new FieldProfile(key, depth)).add(value));
    }

    /** An object schema; a field that every document has is required. */
    ObjectNode schema(Introspection.Values values) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.arrayNode();
        fields.forEach((name, field) -> {
            properties.set(name, field.schema(values));
            if (field.count() == documents) {
                required.add(name);
            }
        });
        return required.isEmpty() ? schema : schema.set("required", required);
    }
}
