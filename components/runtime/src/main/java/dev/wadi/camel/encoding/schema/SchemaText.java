package dev.wadi.camel.encoding.schema;

import java.util.Objects;

/**
 * A schema as its source holds it, not yet parsed.
 *
 * @param kind language of the text
 * @param text the whole schema
 * @param origin the schema and where it was found, for messages: {@code schema users of file users.avsc}
 * @param registryId number under which a schema registry knows exactly this text; null when unknown
 */
public record SchemaText(SchemaKind kind, String text, String origin, Integer registryId) {

    public SchemaText {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
    }
}
