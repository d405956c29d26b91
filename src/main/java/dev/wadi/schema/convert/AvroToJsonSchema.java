package dev.wadi.schema.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.camel.encoding.schema.SchemaException;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Writes an Avro schema as JSON Schema 2020-12, of the JSON that its datums become. Used once.
 *
 * <p>A field is required when it has no default, nullable or not. A type that is used a second time by its name is an error: JSON
 * Schema has references, which neither filters nor the way back would follow.
 */
final class AvroToJsonSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<String> named = new HashSet<>();

    ObjectNode convert(Schema schema) {
        ObjectNode converted = NODES.objectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        return converted.setAll(type(schema));
    }

    private ObjectNode type(Schema schema) {
        ObjectNode logical = schema.getLogicalType() == null ? null : logical(schema.getLogicalType());
        if (logical != null) {
            return logical;
        }
        return switch (schema.getType()) {
            case NULL -> type("null");
            case BOOLEAN -> type("boolean");
            case INT, LONG -> type("integer");
            case FLOAT, DOUBLE -> type("number");
            case STRING -> string(schema);
            case BYTES -> type("string").put("contentEncoding", "base64");
            case ENUM -> enumeration(schema);
            case FIXED -> fixed(schema);
            case ARRAY -> type("array").set("items", type(schema.getElementType()));
            case MAP -> type("object").set("additionalProperties", type(schema.getValueType()));
            case RECORD -> record(schema);
            case UNION -> union(schema);
        };
    }

    private static ObjectNode type(String name) {
        return NODES.objectNode().put("type", name);
    }

    private static ObjectNode text(String format) {
        return type("string").put("format", format);
    }

    /** Null for a logical type that says nothing about the JSON. */
    private static ObjectNode logical(LogicalType type) {
        if (type instanceof LogicalTypes.Decimal decimal) {
            ObjectNode number = type("number");
            number.putObject("x-avro-decimal").put("precision", decimal.getPrecision()).put("scale", decimal.getScale());
            return number;
        }
        return switch (type.getName()) {
            case "timestamp-millis", "timestamp-micros", "timestamp-nanos", "local-timestamp-millis", "local-timestamp-micros",
                    "local-timestamp-nanos" -> text("date-time");
            case "date", "uuid", "duration" -> text(type.getName());
            case "time-millis", "time-micros" -> text("time");
            default -> null;
        };
    }

    /** Avro's library keeps a logical type that it does not know as a property only. */
    private static ObjectNode string(Schema schema) {
        return "objectid".equals(schema.getProp("logicalType")) ? text("objectid") : type("string");
    }

    private ObjectNode enumeration(Schema schema) {
        name(schema);
        ObjectNode converted = type("string");
        ArrayNode values = converted.putArray("enum");
        schema.getEnumSymbols().forEach(values::add);
        return converted;
    }

    private ObjectNode fixed(Schema schema) {
        name(schema);
        return type("string").put("minLength", schema.getFixedSize()).put("maxLength", schema.getFixedSize());
    }

    private ObjectNode record(Schema schema) {
        name(schema);
        ObjectNode converted = type("object");
        ObjectNode properties = converted.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (Schema.Field field : schema.getFields()) {
            properties.set(field.name(), type(field.schema()));
            if (!field.hasDefaultValue()) {
                required.add(field.name());
            }
        }
        return required.isEmpty() ? converted : converted.set("required", required);
    }

    private void name(Schema schema) {
        if (!named.add(schema.getFullName())) {
            throw new SchemaException("the schema uses the type " + schema.getFullName()
                    + " a second time by its name; write the type out in each place");
        }
    }

    private ObjectNode union(Schema schema) {
        boolean nullOrOne = schema.getTypes().size() == 2 && schema.isNullable();
        ArrayNode choices = NODES.arrayNode();
        for (Schema branch : schema.getTypes()) {
            ObjectNode choice = type(branch);
            if (nullOrOne && isScalar(choice)) {
                return orNull(choice);
            }
            choices.add(choice);
        }
        return NODES.objectNode().set("oneOf", choices);
    }

    private static boolean isScalar(JsonNode choice) {
        return switch (choice.path("type").asText()) {
            case "string", "integer", "number", "boolean" -> true;
            default -> false;
        };
    }

    private static ObjectNode orNull(ObjectNode choice) {
        String type = choice.get("type").asText();
        choice.putArray("type").add(type).add("null");
        if (choice.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        return choice;
    }
}
