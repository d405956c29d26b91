package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Value;
import java.util.Optional;

/** One event that a sink gets. */
@Section(title = "Expected event", doc = "One event that a sink gets. What is left out is not looked at.")
public record ExpectedEvent(
        Origin origin,
        @Option(doc = "The body, decoded: Extended JSON for BSON, plain JSON for JSON and Avro; null for none. Whole numbers and "
                + "decimal ones differ.") Optional<Value> body,
        @Option(doc = "The body as this very text.") Optional<Value> text,
        @Option(doc = "The body as these very bytes.") Optional<Value> base64,
        @Option(doc = "The record key as text; null for none.") Optional<Value> key,
        @Option(doc = "Attributes by name.") Optional<Value> attributes,
        @Option(doc = "mongodb: what is done to the collection.") Optional<WriteOperation> operation,
        @Option(doc = "Overrides the sink's.") Optional<MatchKind> match) {}
