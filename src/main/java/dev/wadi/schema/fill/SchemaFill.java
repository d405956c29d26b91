package dev.wadi.schema.fill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes up a document that a JSON Schema describes, with values that look like what the fields are named. Where null is one of
 * several types, another is taken. The same schema and the same state of the random generator give the same document.
 *
 * <p>Null stands where the schema says nothing that is known, and below 100 levels. Errors:
 * {@link dev.wadi.camel.encoding.schema.SchemaException} for a minimum above its maximum. Threads: one at a time.
 */
public final class SchemaFill {

    private static final int DEEPEST = 100;
    private static final int MOST_ITEMS = 3;
    /** Arrays within arrays would grow threefold with each level; below this one each has a single item. */
    private static final int DEEPEST_WITH_MORE_ITEMS = 5;

    private final RandomGenerator random;
    private final TextFill texts;
    private final NumberFill numbers;

    public SchemaFill(RandomGenerator random) {
        this.random = random;
        this.texts = new TextFill(random);
        this.numbers = new NumberFill(random);
    }

    /** A document; a schema that does not say what it describes gives an empty one. */
    public JsonNode document(JsonNode schema) {
        return schema.isEmpty() ? JsonNodeFactory.instance.objectNode() : value(schema, "", 1);
    }

    private JsonNode value(JsonNode schema, String field, int depth) {
        if (depth > DEEPEST) {
            return NullNode.instance;
        }
        JsonNode choice = choice(schema);
        if (choice != null) {
            return value(choice, field, depth + 1);
        }
        List<JsonNode> values = nonNull(schema.path("enum"));
        if (!values.isEmpty()) {
            return values.get(random.nextInt(values.size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, field, depth);
            case "string" -> TextNode.valueOf(texts.text(schema.path("format").asText(), field));
            case "integer" -> numbers.integer(schema, field);
            case "number" -> numbers.number(schema, field);
            case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
            default -> NullNode.instance;
        };
    }

    /** The first schema of a choice that is not null; no schema where there is no choice. */
    private static JsonNode choice(JsonNode schema) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            for (JsonNode choice : schema.path(keyword)) {
                if (!choice.path("type").asText().equals("null")) {
                    return choice;
                }
            }
        }
        return null;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return nonNull(type).stream().map(JsonNode::asText).filter(word -> !word.equals("null")).findFirst().orElse("null");
        }
        return type.asText(schema.has("properties") ? "object" : "null");
    }

    private static List<JsonNode> nonNull(JsonNode values) {
        List<JsonNode> kept = new ArrayList<>();
        values.forEach(value -> {
            if (!value.isNull()) {
                kept.add(value);
            }
        });
        return kept;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.path("properties").properties().forEach(property ->
                object.set(property.getKey(), value(property.getValue(), property.getKey(), depth + 1)));
        return object;
    }

    private ArrayNode array(JsonNode schema, String field, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        int count = depth > DEEPEST_WITH_MORE_ITEMS ? 1 : random.nextInt(1, MOST_ITEMS + 1);
        for (int i = 0; i < count; i++) {
            array.add(value(schema.path("items"), field, depth + 1));
        }
        return array;
    }
}
