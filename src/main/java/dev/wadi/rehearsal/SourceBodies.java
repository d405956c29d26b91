package dev.wadi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Value;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.engine.EngineException;
import dev.wadi.engine.RehearsalRoutes;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import dev.wadi.rehearsal.SourceEvents.InputException;
import java.nio.charset.StandardCharsets;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.json.JsonParseException;

/** The bodies of input events as bytes in the source's encoding. */
final class SourceBodies {

    private final Encoding encoding;
    private final String encodeUri;
    private final Values values;
    private final Problems problems;

    /** @param encodeUri turns JSON into Avro; null where the source delivers something else, or has no schema */
    SourceBodies(Encoding encoding, String encodeUri, Problems problems) {
        this.encoding = encoding;
        this.encodeUri = encodeUri;
        this.values = new Values(problems);
        this.problems = problems;
    }

    /** Reports what cannot become a body. */
    void check(InputEvent event) {
        Origin origin = event.origin();
        SourceEvents.checkOneBody(origin, problems);
        event.base64().ifPresent(base64 -> values.base64(origin, "base64", base64));
        event.text().ifPresent(text -> values.text(origin, "text", text));
        event.body().map(Value::json).filter(body -> !body.isNull()).ifPresent(body -> checkBody(origin, body));
    }

    private void checkBody(Origin origin, JsonNode body) {
        if (encoding == Encoding.AVRO && encodeUri == null) {
            problems.add(origin.problem(ProblemCode.CONFLICTING_OPTIONS, "body", "cannot be written as Avro, because the source has no "
                    + "schema; give the bytes as base64").found("body").allowing("base64"));
        }
        if (encoding == Encoding.BSON) {
            try {
                JsonForm.document(body);
            } catch (JsonParseException e) {
                problems.add(origin.problem(ProblemCode.INVALID_VALUE, "body", "is no document in Extended JSON: " + e.getMessage())
                        .found(JsonDifference.shown(body)));
            }
        }
    }

    /**
     * The bytes; null for none.
     *
     * @throws InputException when the body does not fit the source's schema
     */
    byte[] of(InputEvent event, RehearsalRoutes routes) throws InputException {
        if (event.base64().isPresent()) {
            return values.base64(event.origin(), "base64", event.base64().get());
        }
        if (event.text().isPresent()) {
            return values.text(event.origin(), "text", event.text().get()).map(SourceBodies::bytes).orElse(null);
        }
        JsonNode body = event.body().map(Value::json).filter(json -> !json.isNull()).orElse(null);
        if (body == null) {
            return null;
        }
        return switch (encoding) {
            case JSON -> bytes(body.toString());
            case BSON -> bson(JsonForm.document(body));
            case AVRO -> avro(event, body, routes);
        };
    }

    private byte[] avro(InputEvent event, JsonNode body, RehearsalRoutes routes) throws InputException {
        try {
            return routes.convert(encodeUri, bytes(body.toString()));
        } catch (EngineException e) {
            throw new InputException(event.origin().problem(ProblemCode.INVALID_VALUE, "body",
                    "does not fit the source's schema: " + e.getMessage()).found(JsonDifference.shown(body)), e);
        }
    }

    private static byte[] bson(BsonDocument document) {
        RawBsonDocument raw = new RawBsonDocument(document, new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return bytes;
    }

    /** UTF-8. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
