package dev.wadi.camel.encoding.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Which language a schema is written in. */
public enum SchemaKind {
    /** Apache Avro: says how the bytes look, and acts as a filter between other encodings. */
    AVRO,
    /** JSON Schema: validates and projects. */
    JSON,
    /** What mstream calls a schema of BSON: stands for no schema. */
    BSON;

    private static final JsonFactory FACTORY = new JsonFactory();
    /** Types that Avro knows and JSON Schema does not. */
    private static final Set<String> AVRO_TYPES = Set.of("record", "error", "enum", "fixed", "map");

    /**
     * The language that a text tells of itself: Avro for an object with {@code fields} or {@code symbols} or a {@code type} that
     * only Avro has, else JSON Schema. Errors: {@link SchemaException} for a text that is no JSON.
     */
    public static SchemaKind of(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            SchemaKind kind = parser.nextToken() == JsonToken.START_OBJECT ? ofObject(parser) : JSON;
            if (parser.nextToken() != null) {
                throw new SchemaException(
                        "the schema goes on behind its end in line " + parser.currentTokenLocation().getLineNr());
            }
            return kind;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new SchemaException("the schema is no JSON: " + e.getOriginalMessage() + (place == null ? ""
                    : " in line " + place.getLineNr() + ", column " + place.getColumnNr()), e);
        } catch (IOException e) {
            throw new SchemaException("the schema is no JSON: " + e.getMessage(), e);
        }
    }

    private static SchemaKind ofObject(JsonParser parser) throws IOException {
        SchemaKind kind = JSON;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("fields") && value == JsonToken.START_ARRAY || name.equals("symbols")
                    || name.equals("type") && value == JsonToken.VALUE_STRING && AVRO_TYPES.contains(parser.getText())) {
                kind = AVRO;
            }
            parser.skipChildren();
        }
        return kind;
    }

    /** The kind of that name in any case, as stores write it; null when there is none. */
    static SchemaKind named(String name) {
        for (SchemaKind kind : values()) {
            if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        return null;
    }
}
