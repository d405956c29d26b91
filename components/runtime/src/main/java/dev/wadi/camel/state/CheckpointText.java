package dev.wadi.camel.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;

/** Positions as text: one JSON object on one line, the same in every store. Thread safe. */
final class CheckpointText {
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private CheckpointText() {}

    /** The position without line breaks and blanks; refuses what is not one JSON object, before it gets into a store. */
    static String compact(String key, String position) {
        if (position == null) {
            throw new CheckpointException("position of " + key + " is missing; nothing was saved");
        }
        try (JsonParser parser = JSON.createParser(position)) {
            parser.nextToken();
            String text = object(parser);
            if (parser.nextToken() != null) {
                throw new IOException("text after the object");
            }
            return text;
        } catch (IOException e) {
            throw new CheckpointException("position of " + key + " is not one JSON object; nothing was saved", e);
        }
    }

    /** Copies the object the parser stands at. */
    static String object(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("an object was expected, found " + parser.currentToken());
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            int depth = 0;
            do {
                depth += parser.currentToken().isStructStart() ? 1 : parser.currentToken().isStructEnd() ? -1 : 0;
                // The exact copy keeps every digit of a number (invariant 6).
                generator.copyCurrentEventExact(parser);
            } while (depth > 0 && parser.nextToken() != null);
        }
        return text.toString();
    }
}
