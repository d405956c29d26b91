package dev.wadi.definition;

import java.util.Optional;

/** Where the events of a connector come from. */
@ChosenBy("service_name")
public sealed interface SourceDefinition extends StepDefinition permits MongoDbSource, KafkaSource, PubSubSource,
        CamelSource {

    /** What the source delivers, before any conversion; empty when a needed input_encoding is missing. */
    Optional<Encoding> deliveredEncoding();

    /** Whether there is a position to save: where to read on is not the other side's own business. */
    default boolean hasPosition() {
        return true;
    }

    /** Which JSON a conversion to the output encoding writes. */
    JsonFormat jsonFormat();
}
