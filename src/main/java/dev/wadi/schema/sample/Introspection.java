package dev.wadi.schema.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/**
 * Describes a sample of documents. Where documents disagree about the type of a field, those that agree with each other are
 * described together: a schema for each way to be.
 */
public final class Introspection {

    private Introspection() {}

    /** Whether a schema may repeat values of documents, as {@code enum}. */
    public enum Values { SHOWN, HIDDEN }

    /**
     * One way to be.
     *
     * @param sharePercent how many of the sample's documents, 0 to 100
     * @param sampleCount how many documents
     * @param schema JSON Schema 2020-12
     */
    public record Shape(double sharePercent, int sampleCount, ObjectNode schema) {}

    /** The shapes of a sample, that of most documents first; none of no documents. */
    public static List<Shape> of(List<BsonDocument> sample, Values values) {
        return groups(sample).stream()
                .map(group -> new Shape(100.0 * group.size() / sample.size(), group.size(), schema(group, values)))
                .toList();
    }

    /** One schema for all these documents. */
    public static ObjectNode schema(List<BsonDocument> documents, Values values) {
        ObjectProfile profile = new ObjectProfile(1);
        documents.forEach(profile::add);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema.setAll(profile.schema(values));
    }

    /** Documents with the same types in all fields over which the sample disagrees; a missing field is a type of its own. */
    static List<List<BsonDocument>> groups(List<BsonDocument> sample) {
        List<String> conflicts = FieldTypes.of(sample).conflicts();
        Map<List<Optional<JsonType>>, List<BsonDocument>> groups = sample.stream().collect(Collectors.groupingBy(
                document -> conflicts.stream().map(path -> FieldTypes.at(document, path).map(JsonType::of)).toList(),
                LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().sorted(Comparator.<List<BsonDocument>>comparingInt(List::size).reversed()).toList();
    }
}
