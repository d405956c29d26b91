package dev.wadi.definition;

import java.util.Optional;

/** Publishes events to a topic. */
@Section(title = "Sink: Google Pub/Sub", word = "pubsub",
        doc = "Publishes events to a topic. Attributes become the message's attributes: at most 100, names of 256 bytes that do not begin "
                + "with goog, values of 1024 bytes of text. An event without a body becomes a message without data.")
public record PubSubSink(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The topic, short or as projects/P/topics/T.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = SinkDefinition.ENCODING_DOC) Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = "Ordering key of the messages: none, or key (the event's key as text; an event without a key has none). "
                + "Subscriptions with message ordering then give what has one key in order. Each key is published by itself, which "
                + "costs speed.", defaultsTo = "none") OrderingKey orderingKey,
        @Option(doc = "What a batch (the connector's batch) becomes: each (one message for each event), array (one message with a JSON "
                + "array) or frame (one message with mstream's batch frame). One message for all has no key and the attributes of the "
                + "first event; events without a body are not in it.", defaultsTo = "each") MessageForm batchForm,
        @Option(doc = SinkDefinition.CONFIRMATION_DOC, defaultsTo = "required") Confirmation confirmation,
        @Option(doc = SinkDefinition.ON_FAILURE_DOC) Optional<FailureAction> onFailure,
        @Option(doc = SinkDefinition.RETRY_DOC) Optional<RetryDefinition> retry)
        implements SinkDefinition {}
