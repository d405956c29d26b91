package dev.wadi.schema.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.camel.encoding.avro.AvroSchemas;
import dev.wadi.camel.encoding.schema.SchemaException;
import dev.wadi.camel.encoding.schema.SchemaKind;
import java.util.Locale;

/** A schema in the other language. */
public final class SchemaTranslation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaTranslation() {}

    /**
     * Translates JSON Schema to Avro or Avro to JSON Schema.
     *
     * @param names for a schema that becomes Avro
     * @return the schema as indented JSON
     * @throws SchemaException when there is nothing to translate, the text is no schema, or the other language cannot say it
     */
    public static String translate(SchemaKind from, String text, SchemaKind to, AvroNames names) {
        if (from == SchemaKind.JSON && to == SchemaKind.AVRO) {
            String avro = pretty(new JsonSchemaToAvro(names).convert(parse(text)));
            AvroSchemas.parse(avro, "the translated schema");
            return avro;
        }
        if (from == SchemaKind.AVRO && to == SchemaKind.JSON) {
            return pretty(new AvroToJsonSchema().convert(AvroSchemas.parse(text, "the schema")));
        }
        throw new SchemaException("a schema can be translated from json to avro and from avro to json, not from "
                + word(from) + " to " + word(to));
    }

    private static String word(SchemaKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SchemaException("the schema is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String pretty(JsonNode schema) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new SchemaException("the translated schema cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
