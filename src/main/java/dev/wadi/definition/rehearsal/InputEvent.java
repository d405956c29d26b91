package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Value;
import java.time.Instant;
import java.util.Optional;

/** An event as the source would deliver it. */
@Section(title = "Input event", doc = "One event as the source delivers it. With neither body, text nor base64 it has no body: a "
        + "tombstone of Kafka, a delete of MongoDB without a pre-image.")
public record InputEvent(
        Origin origin,
        @Option(doc = "This is an earlier event of the case, by its number from 1, which the source delivers once more; then nothing "
                + "else is written here.", min = 1, max = 100_000) Optional<Long> again,
        @Option(doc = "The document or value, in the source's encoding: Extended JSON ({\"$oid\": ...}) for BSON, plain JSON "
                + "for JSON and Avro.") Optional<Value> body,
        @Option(doc = "The body as this very text, for what is no JSON. Not for mongodb.") Optional<Value> text,
        @Option(doc = "The body as these very bytes. Not for mongodb.") Optional<Value> base64,
        @Option(doc = "The record key as text; for mongodb the document's _id, taken from the body when left out.")
        Optional<Value> key,
        @Option(doc = "Attributes by name: record headers. Not for mongodb, whose attributes follow from the change.")
        Optional<Value> attributes,
        @Option(doc = "mongodb: what happened to the document; insert when left out.") Optional<ChangeOperation> operation,
        @Option(doc = "mongodb: the document before the change, where the collection keeps pre-images. It is the body of a delete.")
        Optional<Value> before,
        @Option(doc = "mongodb: the collection, where the source reads several.") Optional<String> collection,
        @Option(doc = "kafka: the partition.", defaultsTo = "0", min = 0, max = 9999) int partition,
        @Option(doc = "When the source saw the event.", defaultsTo = "2026-01-01T00:00:00Z") Instant time) {}
