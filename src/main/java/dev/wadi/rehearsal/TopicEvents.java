package dev.wadi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.Origin;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.engine.EngineException;
import dev.wadi.engine.RehearsalRoutes;
import dev.wadi.engine.RehearsedEvent;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.json.JsonParseException;

/** Records of a topic. Offsets count from 0 in each partition. */
final class TopicEvents implements SourceEvents {

    private final ConnectorDefinition connector;
    private final String topic;
    private final String encodeUri;
    private final Values values;
    private final Problems problems;

    /** @param encodeUri turns JSON into Avro; null where the source delivers something else, or has no schema */
    TopicEvents(ConnectorDefinition connector, String topic, String encodeUri, Problems problems) {
        this.connector = connector;
        this.topic = topic;
        this.encodeUri = encodeUri;
        this.values = new Values(problems);
        this.problems = problems;
    }

    private Encoding encoding() {
        return connector.source().deliveredEncoding().orElseThrow();
    }

    @Override
    public void check(InputEvent event) {
        Origin origin = event.origin();
        SourceEvents.refuse(event, connector, problems, "operation", "before", "collection");
        SourceEvents.checkOneBody(origin, problems);
        event.key().ifPresent(key -> values.text(origin, "key", key));
        event.attributes().ifPresent(attributes -> values.texts(origin, "attributes", attributes));
        event.base64().ifPresent(base64 -> values.base64(origin, "base64", base64));
        event.text().ifPresent(text -> values.text(origin, "text", text));
        event.body().ifPresent(body -> checkBody(origin, body.json()));
    }

    private void checkBody(Origin origin, JsonNode body) {
        if (encoding() == Encoding.AVRO && encodeUri == null && !body.isNull()) {
            problems.add(origin.problem(ProblemCode.CONFLICTING_OPTIONS, "body", "cannot be written as Avro, because the source has no "
                    + "schema; give the bytes as base64").found("body").allowing("base64"));
        }
        if (encoding() == Encoding.BSON && !body.isNull()) {
            try {
                JsonForm.document(body);
            } catch (JsonParseException | IllegalArgumentException e) {
                problems.add(origin.problem(ProblemCode.INVALID_VALUE, "body", "is no document in Extended JSON: " + e.getMessage())
                        .found(JsonDifference.shown(body)));
            }
        }
    }

    @Override
    public List<RehearsedEvent> make(List<InputEvent> events, RehearsalRoutes routes) throws InputException {
        Map<Integer, Long> offsets = new HashMap<>();
        List<RehearsedEvent> made = new ArrayList<>();
        for (InputEvent event : events) {
            long offset = offsets.merge(event.partition(), 1L, Long::sum) - 1;
            byte[] key = event.key().flatMap(value -> values.text(event.origin(), "key", value)).map(TopicEvents::bytes).orElse(null);
            Map<String, byte[]> headers = new LinkedHashMap<>();
            event.attributes().ifPresent(attributes -> values.texts(event.origin(), "attributes", attributes)
                    .forEach((name, text) -> headers.put(name, text == null ? null : bytes(text))));
            made.add(RehearsedEvent.record(topic, event.partition(), offset, event.time().toEpochMilli(), key, body(event, routes),
                    headers));
        }
        return made;
    }

    private byte[] body(InputEvent event, RehearsalRoutes routes) throws InputException {
        if (event.base64().isPresent()) {
            return values.base64(event.origin(), "base64", event.base64().get());
        }
        if (event.text().isPresent()) {
            return values.text(event.origin(), "text", event.text().get()).map(TopicEvents::bytes).orElse(null);
        }
        JsonNode body = event.body().map(value -> value.json()).filter(json -> !json.isNull()).orElse(null);
        if (body == null) {
            return null;
        }
        return switch (encoding()) {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
