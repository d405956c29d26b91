package dev.wadi.camel.encoding.schema;

/** A schema cannot be had, or is none. The message is for a person: which schema, what is wrong, what to do. */
public final class SchemaException extends RuntimeException {

    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
