package dev.wadi.definition;

/** Where events of a connector go. */
@ChosenBy("service_name")
public sealed interface SinkDefinition extends StepDefinition permits MongoDbSink, KafkaSink, PubSubSink, HttpSink {

    String ENCODING_DOC = "What events are converted to before they are written.";

    /** Which JSON a conversion for this sink writes. */
    JsonFormat jsonFormat();

    /** What a batch becomes here. */
    default Choice batchForm() {
        return MessageForm.EACH;
    }

    /** Whether a whole batch becomes one message or document. */
    default boolean joinsBatch() {
        return !batchForm().word().equals(MessageForm.EACH.word());
    }
}
