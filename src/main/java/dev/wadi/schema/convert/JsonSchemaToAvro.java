package dev.wadi.schema.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wadi.camel.encoding.schema.SchemaException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a JSON Schema as an Avro schema. Used once, because it counts the names that it invents.
 *
 * <p>Objects become records, or maps where only {@code additionalProperties} says what is in them; a property that is not required
 * may be null and is so by default. Names of fields stay as documents have them, legal in Avro or not. Two objects of one name get
 * different record names. Errors: {@link SchemaException} with the place in the schema.
 */
final class JsonSchemaToAvro {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode NULL = TextNode.valueOf("null");

    private final AvroNames names;
    private final Optional<String> namespace;
    private final Set<String> taken = new HashSet<>();
    private int enums;
    private int items;

    JsonSchemaToAvro(AvroNames names) {
        this.names = names;
        this.namespace = names.namespace().map(SchemaNames::namespace);
    }

    JsonNode convert(JsonNode schema) {
        return type(schema, new Place("", "", names.name().map(SchemaNames::name).orElse("Record")));
    }

    /**
     * Where a schema stands.
     *
     * @param path for errors
     * @param field the field that has it, for names of enums
     * @param record name of the record that it becomes, if it is an object
     */
    private record Place(String path, String field, String record) {

        Place choice(int index) {
            return new Place(path + "/" + index, field, record);
        }

        SchemaException wrong(String problem) {
            return new SchemaException("the schema" + (path.isEmpty() ? "" : " at " + path) + " " + problem);
        }
    }

    private JsonNode type(JsonNode schema, Place place) {
        List<JsonNode> choices = choices(schema);
        if (choices.isEmpty()) {
            return single(schema, place);
        }
        Set<JsonNode> branches = new LinkedHashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            addBranches(branches, type(choices.get(i), place.choice(i)));
        }
        return union(branches);
    }

    /** The schemas of which a value fits one; empty where the schema is not a choice. */
    private static List<JsonNode> choices(JsonNode schema) {
        List<JsonNode> choices = new ArrayList<>();
        if (schema.get("type") instanceof ArrayNode types) {
            for (JsonNode type : types) {
                choices.add(schema.<ObjectNode>deepCopy().set("type", type));
            }
        } else if (schema.path("oneOf").isArray()) {
            schema.get("oneOf").forEach(choices::add);
        } else if (schema.path("anyOf").isArray()) {
            schema.get("anyOf").forEach(choices::add);
        }
        return choices;
    }

    /** Null is the first branch, so that it can be the default. */
    private static JsonNode union(Set<JsonNode> branches) {
        if (branches.size() == 1) {
            return branches.iterator().next();
        }
        ArrayNode union = NODES.arrayNode();
        if (branches.contains(NULL)) {
            union.add(NULL);
        }
        branches.stream().filter(branch -> !branch.equals(NULL)).forEach(union::add);
        return union;
    }

    private static void addBranches(Set<JsonNode> branches, JsonNode type) {
        if (type instanceof ArrayNode union) {
            union.forEach(branches::add);
        } else {
            branches.add(type);
        }
    }

    private JsonNode single(JsonNode schema, Place place) {
        JsonNode symbols = schema.has("x-enum") ? schema.get("x-enum") : schema.path("enum");
        String type = schema.path("type").asText(symbols.isArray() ? "string" : "");
        return switch (type) {
            case "string" -> symbols.isArray() ? enumeration(symbols, place) : string(schema);
            case "integer" -> TextNode.valueOf(IntegerRange.of(schema).fitsInt() ? "int" : "long");
            case "number" -> TextNode.valueOf("double");
            case "boolean", "null" -> TextNode.valueOf(type);
            case "object" -> object(schema, place);
            case "array" -> array(schema, place);
            default -> throw place.wrong(type.isEmpty() ? "has no type" : "has the type '" + type + "', which is none");
        };
    }

    private static JsonNode string(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date-time" -> NODES.objectNode().put("type", "long").put("logicalType", "timestamp-millis");
            case "objectid" -> NODES.objectNode().put("type", "string").put("logicalType", "objectid");
            default -> TextNode.valueOf("string");
        };
    }

    private JsonNode enumeration(JsonNode values, Place place) {
        ArrayNode symbols = NODES.arrayNode();
        Set<String> seen = new HashSet<>();
        for (JsonNode value : values) {
            if (value.isNull()) {
                continue;
            }
            if (!value.isTextual()) {
                throw place.wrong("has the enum value " + value + "; symbols of Avro are text");
            }
            String symbol = SchemaNames.name(value.asText());
            if (!seen.add(symbol)) {
                throw place.wrong("has two enum values that Avro can only write as " + symbol);
            }
            symbols.add(symbol);
        }
        ObjectNode type = NODES.objectNode().put("type", "enum");
        type.put("name", unique(SchemaNames.name(place.field()) + "Enum" + ++enums));
        return type.set("symbols", symbols);
    }

    private JsonNode object(JsonNode schema, Place place) {
        if (!schema.has("properties") && schema.path("additionalProperties").isObject()) {
            ObjectNode map = NODES.objectNode().put("type", "map");
            return map.set("values", type(schema.get("additionalProperties"),
                    new Place(place.path() + "/additionalProperties", place.field(), place.record())));
        }
        ObjectNode record = NODES.objectNode().put("type", "record").put("name", unique(place.record()));
        namespace.ifPresent(space -> record.put("namespace", space));
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        ArrayNode fields = record.putArray("fields");
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            Place inside = new Place(place.path() + "/properties/" + name, name, SchemaNames.typeName(name));
            JsonNode type = type(property.getValue(), inside);
            fields.add(required.contains(name) ? field(name, type) : optional(name, type));
        });
        return record;
    }

    private static ObjectNode field(String name, JsonNode type) {
        ObjectNode field = NODES.objectNode().put("name", name);
        return field.set("type", type);
    }

    private static ObjectNode optional(String name, JsonNode type) {
        Set<JsonNode> branches = new LinkedHashSet<>(List.of(NULL));
        addBranches(branches, type);
        return field(name, union(branches)).set("default", NullNode.instance);
    }

    private JsonNode array(JsonNode schema, Place place) {
        if (!schema.path("items").isObject()) {
            throw place.wrong("is an array without items, and Avro has to know what is in it");
        }
        // The number is taken even if the items are no objects: the names of the others then do not depend on that.
        Place inside = new Place(place.path() + "/items", place.field(), "ArrayItem" + ++items);
        ObjectNode array = NODES.objectNode().put("type", "array");
        return array.set("items", type(schema.get("items"), inside));
    }

    private String unique(String name) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + number;
        }
        return free;
    }
}
