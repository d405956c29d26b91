package dev.wadi.schema.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/** The values that one field, or the items of one array, has in the documents of a sample. */
final class FieldProfile {

    /** Values kept for a look at their text; counts and ranges are of all. */
    private static final int MOST_VALUES = 1000;
    private static final int DEEPEST = 100;

    private final String name;
    private final int depth;
    private final Map<JsonType, Integer> counts = new EnumMap<>(JsonType.class);
    private final List<BsonValue> texts = new ArrayList<>();
    private int count;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private ObjectProfile object;
    private FieldProfile items;

    FieldProfile(String name, int depth) {
        this.name = name;
        this.depth = depth;
    }

    /** How often the field was there, with null as well. */
    int count() {
        return count;
    }

    void add(BsonValue value) {
        JsonType type = JsonType.of(value);
        count++;
        counts.merge(type, 1, Integer::sum);
        if (type.isNumber()) {
            addNumber(value.asNumber().doubleValue());
        } else if (type == JsonType.STRING && texts.size() < MOST_VALUES) {
            texts.add(value);
        } else if (type == JsonType.OBJECT && depth < DEEPEST) {
            object = object == null ? new ObjectProfile(depth + 1) : object;
            object.add(value.asDocument());
        } else if (type == JsonType.ARRAY && depth < DEEPEST) {
            items = items == null ? new FieldProfile(name, depth + 1) : items;
            value.asArray().forEach(items::add);
        }
    }

    private void addNumber(double number) {
        if (Double.isFinite(number)) {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }
    }

    /** The schema of the most frequent type, and of null if that was seen. */
    ObjectNode schema(Introspection.Values values) {
        JsonType main = main();
        ObjectNode schema = switch (main) {
            case OBJECT -> object == null ? JsonNodeFactory.instance.objectNode() : object.schema(values);
            case ARRAY -> array(values);
            case STRING -> text(values);
            default -> number(main);
        };
        return counts.containsKey(JsonType.NULL) ? orNull(schema, main) : schema;
    }

    private JsonType main() {
        return counts.entrySet().stream().filter(type -> type.getKey() != JsonType.NULL)
                .max(Map.Entry.<JsonType, Integer>comparingByValue()).map(Map.Entry::getKey).orElse(JsonType.STRING);
    }

    private static ObjectNode type(JsonType type) {
        return JsonNodeFactory.instance.objectNode().put("type", type.word());
    }

    private ObjectNode array(Introspection.Values values) {
        ObjectNode schema = type(JsonType.ARRAY);
        return items == null || items.count() == 0 ? schema : schema.set("items", items.schema(values));
    }

    private ObjectNode number(JsonType main) {
        ObjectNode schema = type(main);
        return main.isNumber() && least <= greatest ? schema.put("minimum", least).put("maximum", greatest) : schema;
    }

    private ObjectNode text(Introspection.Values values) {
        ObjectNode schema = type(JsonType.STRING);
        Optional<String> format = TextFormat.of(name, texts);
        if (format.isPresent()) {
            return schema.put("format", format.get());
        }
        List<String> choices = values == Introspection.Values.SHOWN ? TextChoices.of(name, texts) : List.of();
        if (!choices.isEmpty()) {
            choices.forEach(schema.putArray("enum")::add);
        }
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema, JsonType main) {
        if (!main.isScalar()) {
            ObjectNode either = schema.objectNode();
            either.putArray("oneOf").add(schema).add(type(JsonType.NULL));
            return either;
        }
        JsonNode choices = schema.get("enum");
        schema.putArray("type").add(main.word()).add(JsonType.NULL.word());
        if (choices != null) {
            schema.withArray("enum").addNull();
        }
        return schema;
    }
}
