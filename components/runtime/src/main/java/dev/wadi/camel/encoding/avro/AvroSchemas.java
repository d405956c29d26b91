package dev.wadi.camel.encoding.avro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.camel.encoding.schema.SchemaException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Reads the text of Avro schemas. Takes what Avro takes, upstream's inline types (see {@link SchemaDialect}), and names of any
 * characters, because the names are those of documents. Unknown logical types are ignored; defaults must fit their type.
 */
public final class AvroSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AvroSchemas() {}

    /**
     * Parses a schema of any type.
     *
     * @param origin where the text is from, for the error: {@code schemas/order.avsc}
     * @throws SchemaException when the text is no Avro schema
     */
    public static Schema parse(String text, String origin) {
        try {
            JsonNode schema = JSON.readTree(text);
            SchemaDialect.normalise(schema);
            return new Schema.Parser(NameValidator.NO_VALIDATION).parse(schema.toString());
        } catch (JsonProcessingException e) {
            throw new SchemaException(origin + ": the Avro schema is not JSON: " + e.getOriginalMessage(), e);
        } catch (AvroRuntimeException | IllegalArgumentException e) {
            throw new SchemaException(origin + ": not an Avro schema: " + e.getMessage(), e);
        } catch (NullPointerException e) {
            // Avro 1.12.1 says so of a top level that is the name of a type which is defined nowhere.
            throw new SchemaException(origin + ": not an Avro schema: the type at the top level is none", e);
        }
    }
}
