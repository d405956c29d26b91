package dev.wadi.definition;

import java.util.Optional;

/** Sends events to any Camel producer. */
@Section(title = "Sink: any Camel component", word = "camel",
        doc = "Sends events to any Camel producer, each as a message of its own: attributes are headers. A message counts as delivered "
                + "when the producer returns; one that only puts it into memory (seda) confirms nothing more than that.")
public record CamelSink(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The endpoint's address: the whole of it (file:outbox?fileName=${exchangeId}.json) or what stands behind the "
                + "component's name. Options go before those of the service.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = SinkDefinition.ENCODING_DOC) Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = "Header that gets the event's key as text, where the component has one for it, such as CamelAwsKinesisPartitionKey.")
        Optional<String> keyHeader,
        @Option(doc = "How many messages are sent at once. Order per key holds with any number.", defaultsTo = "1", min = 1, max = 256)
        int maxInFlight,
        @Option(doc = "What a batch (the connector's batch) becomes: each (one message for each event), array (one message with a "
                + "JSON array) or frame (one message with mstream's batch frame).", defaultsTo = "each") MessageForm batchForm,
        @Option(doc = SinkDefinition.CONFIRMATION_DOC, defaultsTo = "required") Confirmation confirmation,
        @Option(doc = SinkDefinition.ON_FAILURE_DOC) Optional<FailureAction> onFailure,
        @Option(doc = SinkDefinition.RETRY_DOC) Optional<RetryDefinition> retry)
        implements SinkDefinition {}
