package dev.wadi.schema.sample;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Which types the fields of some documents have, by dotted path; arrays are not gone into.
 *
 * @param counts for each path, in the order in which they were first seen, how many documents have which type there
 */
record FieldTypes(Map<String, Map<JsonType, Integer>> counts) {

    /** Deeper documents are only counted as documents. */
    private static final int DEEPEST = 100;

    static FieldTypes of(Collection<BsonDocument> documents) {
        Map<String, Map<JsonType, Integer>> counts = new LinkedHashMap<>();
        documents.forEach(document -> count(document, "", 1, counts));
        return new FieldTypes(counts);
    }

    private static void count(BsonDocument document, String prefix, int depth, Map<String, Map<JsonType, Integer>> counts) {
        document.forEach((name, value) -> {
            counts.computeIfAbsent(prefix + name, path -> new EnumMap<>(JsonType.class)).merge(JsonType.of(value), 1, Integer::sum);
            if (value.isDocument() && depth < DEEPEST) {
                count(value.asDocument(), prefix + name + ".", depth + 1, counts);
            }
        });
    }

    /** Paths where documents have more than one type, null left aside. */
    List<String> conflicts() {
        return counts.entrySet().stream()
                .filter(field -> field.getValue().keySet().stream().filter(type -> type != JsonType.NULL).count() > 1)
                .map(Map.Entry::getKey).toList();
    }

    /** The value at a dotted path; a name that has dots itself goes before a way through documents. */
    static Optional<BsonValue> at(BsonDocument document, String path) {
        if (document.containsKey(path)) {
            return Optional.of(document.get(path));
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (document.get(path.substring(0, dot)) instanceof BsonDocument inner) {
                Optional<BsonValue> value = at(inner, path.substring(dot + 1));
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }
}
