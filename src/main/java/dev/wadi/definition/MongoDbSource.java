package dev.wadi.definition;

import java.time.Instant;
import java.util.Optional;

/** The change stream of collections. */
@Section(title = "Source: MongoDB", word = "mongodb",
        doc = "The changes of one collection, of several, or of a whole database. Delivers BSON.")
public record MongoDbSource(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "A collection, several with commas between, or * for the whole database.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "Ignored: this source always delivers bson.") Optional<Encoding> inputEncoding,
        @Option(doc = "What events are converted to before the first step.") Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = "What an update carries: update-lookup (the document as it is when the update is read) or post-image "
                + "(as it was right after; the collection must record post-images).", defaultsTo = "update-lookup")
        FullDocument fullDocument,
        @Option(doc = "Whether a delete carries the document as it was: off, when-available, or required. Wadi does not "
                + "switch recording on: run collMod with changeStreamPreAndPostImages once yourself.",
                defaultsTo = "when-available") PreImages preImages,
        @Option(doc = "Stages that the server applies to the changes: a JSON array, as text.") Optional<Text> pipeline,
        @Option(doc = "What to do when the saved position is no longer in the server's log: fail, from-now (go on at the "
                + "present, what lies between is lost), or from-time.", defaultsTo = "fail") OnLostPosition onLostPosition,
        @Option(doc = "Where from-time goes on, as in 2026-01-31T12:00:00Z.") Optional<Instant> fromTime,
        @Option(doc = "What a delete becomes: document (the document as it was, where a pre-image is there) or tombstone (an "
                + "event without a body).", defaultsTo = "document") Deletes deletes,
        @Option(doc = "How the document key is written as the event's key: text (the bare id) or json (Extended JSON).",
                defaultsTo = "text") KeyFormat keyFormat,
        @Option(doc = "Adds the attributes namespace, document_key and event_id to every event.", defaultsTo = "false")
        boolean eventAttributes)
        implements SourceDefinition {

    @Override
    public Optional<Encoding> deliveredEncoding() {
        return Optional.of(Encoding.BSON);
    }
}
