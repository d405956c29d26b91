package dev.wadi.definition;

import java.util.Optional;

/** Writes events to a collection. */
@Section(title = "Sink: MongoDB", word = "mongodb", doc = "Writes events to a collection. Takes bson only.")
public record MongoDbSink(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The collection.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = SinkDefinition.ENCODING_DOC) Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = "What to do with an event; left out, the service's write_mode holds.") Optional<WriteMode> writeMode,
        @Option(doc = "What a batch (the connector's batch) becomes: each (one document for each event) or items (one document "
                + "{items: [...]}, inserted; events without a body are not in it).", defaultsTo = "each")
        DocumentForm batchForm,
        @Option(doc = SinkDefinition.CONFIRMATION_DOC, defaultsTo = "required") Confirmation confirmation,
        @Option(doc = SinkDefinition.ON_FAILURE_DOC) Optional<FailureAction> onFailure,
        @Option(doc = SinkDefinition.RETRY_DOC) Optional<RetryDefinition> retry)
        implements SinkDefinition {}
