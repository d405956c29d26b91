package dev.wadi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.frame.BatchFrame;
import dev.wadi.compiler.RehearsalCompiler;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.MessageForm;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.engine.EngineException;
import dev.wadi.engine.RehearsalRoutes;
import java.util.Optional;
import org.bson.json.JsonParseException;

/** The bodies that one sink gets, as JSON values, and what somebody expects of them in the same form. */
final class SinkBodies {

    private final RehearsalCompiler.Sink sink;
    private final boolean frames;
    private final RehearsalRoutes routes;

    SinkBodies(RehearsalCompiler.Sink sink, SinkDefinition definition, RehearsalRoutes routes) {
        this.sink = sink;
        this.frames = definition.batchForm() == MessageForm.FRAME;
        this.routes = routes;
    }

    /** Empty when the bytes are not what the sink's encoding says, or are Avro without a schema. */
    Optional<JsonNode> decoded(byte[] body) {
        if (body == null) {
            return Optional.of(NullNode.getInstance());
        }
        if (!frames) {
            return item(body);
        }
        try {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (BatchFrame.Item item : BatchFrame.read(body).items()) {
                Optional<JsonNode> decoded = item(item.bytes());
                if (decoded.isEmpty()) {
                    return Optional.empty();
                }
                items.add(decoded.get());
            }
            return Optional.of(items);
        } catch (EncodingException e) {
            return Optional.empty(); // what is no frame is compared as bytes
        }
    }

    private Optional<JsonNode> item(byte[] body) {
        return switch (sink.encoding()) {
            case JSON -> JsonForm.ofJson(body);
            case BSON -> JsonForm.ofBson(body);
            case AVRO -> avro(body);
        };
    }

    private Optional<JsonNode> avro(byte[] body) {
        if (sink.decodeUri() == null) {
            return Optional.empty();
        }
        try {
            return JsonForm.ofJson(routes.convert(sink.decodeUri(), body));
        } catch (EngineException e) {
            return Optional.empty(); // the bytes are shown instead
        }
    }

    /** @throws JsonParseException when it is no Extended JSON where that is needed */
    static JsonNode expected(Encoding encoding, JsonNode written) {
        return encoding == Encoding.BSON ? JsonForm.asWrittenForBson(written) : written;
    }

    JsonNode expected(JsonNode written) {
        return expected(sink.encoding(), written);
    }
}
