package dev.wadi.camel.encoding.schema;

/**
 * A schema that is missing, cannot be read or cannot do what is asked of it. The message is a sentence that names the schema.
 * Never retried: the same text fails again.
 */
public final class SchemaException extends RuntimeException {

    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
