package dev.wadi.playground;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.avro.AvroToJson;
import dev.wadi.camel.encoding.avro.JsonToAvro;
import dev.wadi.camel.encoding.jsonschema.JsonProjector;
import dev.wadi.camel.encoding.jsonschema.JsonSchemaPlan;
import dev.wadi.camel.encoding.schema.SchemaException;

/** A schema that results are made to fit. What is Avro then is decoded again, so that it can be shown. */
final class ResultSchema {

    private static final String ORIGIN = "the schema";

    private final String encoding;
    private final Transcoder toResult;
    private final Transcoder toShown;

    private ResultSchema(String encoding, Transcoder toResult, Transcoder toShown) {
        this.encoding = encoding;
        this.toResult = toResult;
        this.toShown = toShown;
    }

    /** @param schema null: results stay as they are */
    static ResultSchema of(RunRequest.Schema schema) {
        Transcoder unchanged = (source, offset, length) -> source;
        if (schema == null) {
            return new ResultSchema("json", unchanged, unchanged);
        }
        JsonNode body = schema.body();
        String text = body == null ? "" : body.isTextual() ? body.textValue() : body.toString();
        try {
            return switch (String.valueOf(schema.encoding())) {
                case "avro" -> {
                    AvroPlan plan = AvroPlan.of(text, ORIGIN);
                    yield new ResultSchema("avro", new JsonToAvro(plan), new AvroToJson(plan));
                }
                case "json" -> new ResultSchema("json", new JsonProjector(JsonSchemaPlan.of(text, ORIGIN)), unchanged);
                default -> throw new PlaygroundException("Unsupported schema encoding: " + schema.encoding() + "; allowed: avro, json", null);
            };
        } catch (SchemaException e) {
            throw new PlaygroundException("Invalid schema: " + e.getMessage(), e);
        }
    }

    /** What the result is called after. */
    String encoding() {
        return encoding;
    }

    /** The result as it can be shown: JSON. */
    byte[] applyTo(byte[] json) {
        try {
            byte[] result = toResult.transcode(json, 0, json.length);
            return toShown.transcode(result, 0, result.length);
        } catch (EncodingException e) {
            throw new PlaygroundException("Failed to encode the result as the schema says: " + e.getMessage(), e);
        }
    }
}
