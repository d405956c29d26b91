package dev.wadi.definition;

import java.time.Duration;
import java.util.Optional;

/** The messages of a subscription. */
@Section(title = "Source: Google Pub/Sub", word = "pubsub",
        doc = "The messages of a subscription, acknowledged when every sink has them; the subscription itself keeps what was not, so no "
                + "position is saved. Messages of an ordering key stay in order. Their attributes become the event's, the ordering key "
                + "its key; a message without data is an event without a body.")
public record PubSubSource(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The subscription, short or as projects/P/subscriptions/S.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the messages hold. Needed.") Optional<Encoding> inputEncoding,
        @Option(doc = "What events are converted to before the first step.") Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = "Messages held and not acknowledged at most; Pub/Sub sends no more. Left out, three batches, and 1000 at least.",
                min = 1, max = Integer.MAX_VALUE) Optional<Long> maxOutstandingMessages,
        @Option(doc = "Bytes of messages held and not acknowledged at most.", defaultsTo = "64MB") ByteSize maxOutstandingBytes,
        @Option(doc = "Streams that are read side by side; one carries some ten MB/s.", defaultsTo = "1", min = 1, max = 32)
        int parallelPullCount,
        @Option(doc = "How long Pub/Sub waits after a crash until it sends again what was in delivery, 10s to 600s. A connector that runs "
                + "extends it for as long as it holds a message.", defaultsTo = "60s") Duration ackDeadline,
        @Option(doc = "Adds the attributes pubsub_message_id and pubsub_ordering_key to every event.", defaultsTo = "true")
        boolean messageAttributes)
        implements SourceDefinition {

    @Override
    public Optional<Encoding> deliveredEncoding() {
        return inputEncoding;
    }

    @Override
    public boolean hasPosition() {
        return false;
    }
}
