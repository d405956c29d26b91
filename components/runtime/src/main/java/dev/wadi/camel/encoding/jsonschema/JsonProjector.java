package dev.wadi.camel.encoding.jsonschema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ValidationMessage;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Transcoder;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Validates JSON against a schema and keeps what the schema lists. Numbers keep all their digits. The document becomes a tree,
 * because the validator needs one.
 *
 * <p>Shape: one JSON value in, UTF-8; one JSON value out, properties in the schema's order. Errors among others: one message with
 * everything that the validator found, beginning {@code JSON Schema validation error:}; an object that has a name twice.
 * Lifecycle and threads: see {@link Transcoder}.
 */
public final class JsonProjector implements Transcoder {

    /** Far beyond the exponents of doubles and Decimal128 that documents hold. */
    private static final int LARGEST_EXPONENT = 10_000;

    private final JsonSchemaPlan plan;
    private final JsonMapper json;

    public JsonProjector(JsonSchemaPlan plan) {
        this.plan = plan;
        this.json = mapper(plan.nestingLimit());
    }

    private static JsonMapper mapper(NestingLimit limit) {
        StreamReadConstraints constraints = StreamReadConstraints.builder().maxNestingDepth(limit.levels()).build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    @Override
    public byte[] transcode(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        JsonNode document = parse(source, offset, length);
        Set<ValidationMessage> problems = validate(document);
        if (!problems.isEmpty()) {
            throw EncodingException.unusable("JSON Schema validation error: "
                    + problems.stream().map(ValidationMessage::getMessage).collect(Collectors.joining(", ")), null);
        }
        try {
            return json.writeValueAsBytes(project(document, plan.projection(), ""));
        } catch (JsonProcessingException e) {
            throw EncodingException.unusable("failed to serialize JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** How much stack the validator needs for a level is up to the schema, so the nesting limit alone does not bound it. */
    private Set<ValidationMessage> validate(JsonNode document) {
        try {
            return plan.validator().validate(document);
        } catch (StackOverflowError e) {
            throw EncodingException.unusable("JSON Schema validation error: the document is nested too deep for this schema", e);
        }
    }

    private JsonNode parse(byte[] source, int offset, int length) {
        try {
            JsonNode document = json.readTree(source, offset, length);
            if (document.isMissingNode()) {
                throw EncodingException.malformed("JSON", 0, "", "the text is empty");
            }
            checkNumbers(document);
            return document;
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset() - offset);
            throw EncodingException.malformed("JSON", (int) at, "", "the text is no JSON");
        } catch (IOException e) {
            throw EncodingException.unusable("failed to deserialize JSON: the text is no JSON", e);
        }
    }

    /** A validator that computes with 1e999999999 would write out its digits first. */
    private static void checkNumbers(JsonNode value) {
        if (value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) > LARGEST_EXPONENT) {
            throw EncodingException.unusable("failed to deserialize JSON: a number has an exponent beyond " + LARGEST_EXPONENT,
                    null);
        }
        for (JsonNode child : value) {
            checkNumbers(child);
        }
    }

    private static JsonNode project(JsonNode value, Projection projection, String path) {
        if (projection instanceof Projection.Members members) {
            if (!(value instanceof ObjectNode object)) {
                throw mismatch(path, "an object");
            }
            ObjectNode kept = object.objectNode();
            for (Projection.Property property : members.properties()) {
                JsonNode member = object.get(property.name());
                if (member != null) {
                    kept.set(property.name(), project(member, property.of(), path + "/" + property.name()));
                }
            }
            return kept;
        }
        if (projection instanceof Projection.Items items) {
            if (!(value instanceof ArrayNode array)) {
                throw mismatch(path, "an array");
            }
            ArrayNode kept = array.arrayNode(array.size());
            for (int i = 0; i < array.size(); i++) {
                kept.add(project(array.get(i), items.of(), path + "/" + i));
            }
            return kept;
        }
        return value;
    }

    private static EncodingException mismatch(String path, String wanted) {
        return EncodingException.unusable("JSON Schema validation error: " + (path.isEmpty() ? "the document" : path)
                + " is not " + wanted, null);
    }
}
