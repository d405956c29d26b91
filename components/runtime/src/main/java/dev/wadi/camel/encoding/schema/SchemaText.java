package dev.wadi.camel.encoding.schema;

import java.util.Objects;

/**
 * A schema as its source has it.
 *
 * @param kind the language of the text
 * @param text the schema; empty for {@link SchemaKind#BSON}
 * @param origin where it was found, for people: {@code schemas/order.avsc}, {@code collection schemas, id order}
 * @param registryId the id under which a registry knows it, or null
 */
public record SchemaText(SchemaKind kind, String text, String origin, Integer registryId) {

    public SchemaText {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
    }
}
