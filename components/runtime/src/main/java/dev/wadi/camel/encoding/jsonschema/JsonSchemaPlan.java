package dev.wadi.camel.encoding.jsonschema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.schema.SchemaException;

/**
 * A JSON Schema made ready: the draft that its {@code $schema} names, else 2020-12; {@code format} is a remark, not a rule.
 * Nothing is fetched for references to elsewhere. Lifecycle and threads: immutable, shared by any number of transcoders.
 */
public final class JsonSchemaPlan {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchema validator;
    private final Projection projection;
    private final String origin;
    private final NestingLimit nestingLimit;

    private JsonSchemaPlan(JsonSchema validator, Projection projection, String origin, NestingLimit nestingLimit) {
        this.validator = validator;
        this.projection = projection;
        this.origin = origin;
        this.nestingLimit = nestingLimit;
    }

    /**
     * Reads a schema's text.
     *
     * @param origin where the text is from, for errors
     * @throws SchemaException when it is no JSON Schema or one that cannot project
     */
    public static JsonSchemaPlan of(String text, String origin) {
        try {
            JsonNode schema = JSON.readTree(text);
            if (!schema.isObject()) {
                throw new SchemaException(origin + ": a JSON Schema is an object");
            }
            Projection projection = Projection.of(schema, origin, "");
            SpecVersion.VersionFlag draft = SpecVersionDetector.detectOptionalVersion(schema, true)
                    .orElse(SpecVersion.VersionFlag.V202012);
            // Without the default loaders of schemas a reference to a URL would still be fetched, so every one is refused.
            JsonSchemaFactory factory = JsonSchemaFactory.getInstance(draft, builder -> builder.schemaLoaders(loaders ->
                    loaders.add(JsonSchemaPlan::refuse)));
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build();
            JsonSchema validator = factory.getSchema(schema, config);
            validator.initializeValidators();
            return new JsonSchemaPlan(validator, projection, origin, NestingLimit.DEFAULT);
        } catch (JsonProcessingException e) {
            throw new SchemaException(origin + ": the JSON Schema is not JSON: " + e.getOriginalMessage(), e);
        } catch (JsonSchemaException e) {
            throw new SchemaException(origin + ": not a JSON Schema: " + e.getMessage(), e);
        }
    }

    private static com.networknt.schema.resource.InputStreamSource refuse(com.networknt.schema.AbsoluteIri iri) {
        throw new SchemaException("the schema refers to " + iri + ", and references to elsewhere are not followed");
    }

    /** The same schema, for bodies that may be nested as deep as the limit says instead of the default. */
    public JsonSchemaPlan within(NestingLimit limit) {
        return new JsonSchemaPlan(validator, projection, origin, limit);
    }

    /** How deep bodies may be nested. */
    public NestingLimit nestingLimit() {
        return nestingLimit;
    }

    JsonSchema validator() {
        return validator;
    }

    Projection projection() {
        return projection;
    }

    String origin() {
        return origin;
    }
}
