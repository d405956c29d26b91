package dev.wadi.definition;

import java.util.Optional;

/** The messages of a subscription. */
@Section(title = "Source: Google Pub/Sub", word = "pubsub",
        doc = "The messages of a subscription. Not run in this release.")
public record PubSubSource(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The subscription, short or as projects/P/subscriptions/S.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the messages hold. Needed.") Optional<Encoding> inputEncoding,
        @Option(doc = "What events are converted to before the first step.") Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat)
        implements SourceDefinition {

    @Override
    public Optional<Encoding> deliveredEncoding() {
        return inputEncoding;
    }
}
