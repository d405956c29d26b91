package dev.wadi.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.Optional;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonParseException;
import org.bson.json.JsonWriterSettings;

/** Bodies as JSON values that can be compared; BSON has the form of relaxed Extended JSON. */
final class JsonForm {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final JsonWriterSettings RELAXED = JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();
    private static final String WRAPPED = "v";

    private JsonForm() {}

    /** Empty when the bytes are no JSON. */
    static Optional<JsonNode> ofJson(byte[] json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (IOException e) {
            return Optional.empty(); // bodies that cannot be read are compared as text
        }
    }

    /** Empty when the bytes are no BSON. */
    static Optional<JsonNode> ofBson(byte[] bson) {
        try {
            return Optional.of(relaxed(new RawBsonDocument(bson)));
        } catch (BSONException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // bodies that cannot be read are compared as bytes
        }
    }

    /** A value that somebody wrote for BSON, in the same form that bytes get; whatever notation it is in. */
    static JsonNode asWrittenForBson(JsonNode value) throws JsonParseException {
        return relaxed(document(JSON.createObjectNode().set(WRAPPED, value))).get(WRAPPED);
    }

    /** The document that Extended JSON describes. */
    static BsonDocument document(JsonNode object) throws JsonParseException {
        if (!object.isObject()) {
            throw new JsonParseException("a document is a table");
        }
        try {
            return BsonDocument.parse(object.toString());
        } catch (BSONException | IllegalArgumentException e) {
            throw new JsonParseException(e);
        }
    }

    private static JsonNode relaxed(BsonDocument document) {
        try {
            return document == null ? NullNode.getInstance() : JSON.readTree(document.toJson(RELAXED));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the driver writes no valid JSON", e);
        }
    }
}
