package dev.wadi.definition;

import java.util.Optional;

/** The records of a topic. */
@Section(title = "Source: Kafka", word = "kafka",
        doc = "The records of a topic. Where to begin is the service's: offset_seek_back_seconds, "
                + "\"group.id\" and \"auto.offset.reset\"; without them the group wadi-<connector> reads from now on. "
                + "Headers become attributes, without those that could steer an endpoint; of names that differ in nothing but "
                + "letter case one stays.")
public record KafkaSource(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The topic.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the records hold. Needed.") Optional<Encoding> inputEncoding,
        @Option(doc = "What events are converted to before the first step.") Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = StepDefinition.AVRO_DOC, defaultsTo = "raw") AvroFormat avroFormat,
        @Option(doc = "What to do when the broker no longer has the records of the saved position: fail, from-oldest (go on "
                + "with the oldest record there is) or from-now (only with new ones).", defaultsTo = "fail")
        KafkaLostPosition onLostPosition)
        implements SourceDefinition {

    @Override
    public Optional<Encoding> deliveredEncoding() {
        return inputEncoding;
    }
}
