package dev.wadi.definition;

import java.util.Optional;

/** Where events of a connector go. */
@ChosenBy("service_name")
public sealed interface SinkDefinition extends StepDefinition permits MongoDbSink, KafkaSink, PubSubSink, HttpSink,
        CamelSink {

    String ENCODING_DOC = "What events are converted to before they are written.";

    String CONFIRMATION_DOC = "required: the position waits until this sink has an event. best_effort: it does not; events that the "
            + "sink cannot take in time, or that wait when the program ends, are given up for this sink, counted and logged.";
    String ON_FAILURE_DOC = "What becomes of an event that this sink does not take; left out, the connector's on_failure holds "
            + "(skip for a best_effort sink of a connector that stops).";
    String RETRY_DOC = "How events go to this sink again; left out, the connector's retry holds.";

    /** Which JSON a conversion for this sink writes. */
    JsonFormat jsonFormat();

    /** Whether the position waits for this sink. */
    Confirmation confirmation();

    /** What becomes of an event that this sink does not take; empty: as the connector says. */
    Optional<FailureAction> onFailure();

    /** How events go to this sink again; empty: as the connector says. */
    Optional<RetryDefinition> retry();

    /** What a batch becomes here. */
    default Choice batchForm() {
        return MessageForm.EACH;
    }

    /** Whether a whole batch becomes one message or document. */
    default boolean joinsBatch() {
        return !batchForm().word().equals(MessageForm.EACH.word());
    }
}
