package dev.wadi.camel.encoding.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.camel.encoding.schema.SchemaException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JSON Schema keeps of a value: of an object the listed properties, in the schema's order; of an array what the schema of
 * its items keeps of each; of anything else all. Immutable.
 */
sealed interface Projection {

    /** Keeps the value as it is. */
    record Everything() implements Projection {}

    /** Keeps the listed properties. */
    record Members(List<Property> properties) implements Projection {}

    /** Keeps of each item what its projection keeps. */
    record Items(Projection of) implements Projection {}

    /** A property that is kept; the name twice, for JSON and for BSON. */
    record Property(String name, byte[] nameBytes, Projection of) {}

    /**
     * The projection of a schema.
     *
     * @throws SchemaException for an object schema without properties and an array schema without items
     */
    static Projection of(JsonNode schema, String origin, String path) {
        String type = schema.path("type").isTextual() ? schema.path("type").asText() : "";
        if (type.equals("object")) {
            return members(schema, origin, path);
        }
        if (!type.equals("array")) {
            return new Everything();
        }
        if (!schema.has("items")) {
            throw new SchemaException(origin + ": array schema" + at(path) + " is missing 'items'");
        }
        return new Items(of(schema.get("items"), origin, path + "/items"));
    }

    private static Members members(JsonNode schema, String origin, String path) {
        if (!schema.has("properties")) {
            throw new SchemaException(origin + ": object schema" + at(path) + " is missing 'properties'");
        }
        if (!(schema.get("properties") instanceof ObjectNode listed)) {
            throw new SchemaException(origin + ": 'properties' of the object schema" + at(path) + " is no object");
        }
        List<Property> properties = new ArrayList<>();
        listed.properties().forEach(entry -> properties.add(new Property(entry.getKey(),
                entry.getKey().getBytes(StandardCharsets.UTF_8),
                of(entry.getValue(), origin, path + "/properties/" + entry.getKey()))));
        return new Members(List.copyOf(properties));
    }

    private static String at(String path) {
        return path.isEmpty() ? "" : " at " + path;
    }
}
