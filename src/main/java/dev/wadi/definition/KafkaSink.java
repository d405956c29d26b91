package dev.wadi.definition;

import java.util.Optional;

/** Writes events to a topic. */
@Section(title = "Sink: Kafka", word = "kafka",
        doc = "Writes events to a topic. The record key is the document key or the source's key, attributes become headers.")
public record KafkaSink(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The topic.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = SinkDefinition.ENCODING_DOC) Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = StepDefinition.AVRO_DOC, defaultsTo = "raw") AvroFormat avroFormat,
        @Option(doc = "What a batch (the connector's batch) becomes: each (one record for each event), array (one record with a "
                + "JSON array) or frame (one record with mstream's batch frame). One record for all has no key and the "
                + "attributes of the first event; events without a body are not in it.", defaultsTo = "each")
        MessageForm batchForm,
        @Option(doc = SinkDefinition.CONFIRMATION_DOC, defaultsTo = "required") Confirmation confirmation,
        @Option(doc = SinkDefinition.ON_FAILURE_DOC) Optional<FailureAction> onFailure,
        @Option(doc = SinkDefinition.RETRY_DOC) Optional<RetryDefinition> retry)
        implements SinkDefinition {}
