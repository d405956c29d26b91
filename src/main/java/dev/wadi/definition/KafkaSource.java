package dev.wadi.definition;

import java.util.Optional;

/** The records of a topic. */
@Section(title = "Source: Kafka", word = "kafka",
        doc = "The records of a topic. Where to begin, and everything else about the consumer, is the service's.")
public record KafkaSource(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The topic.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the records hold. Needed.") Optional<Encoding> inputEncoding,
        @Option(doc = "What events are converted to before the first step.") Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat)
        implements SourceDefinition {

    @Override
    public Optional<Encoding> deliveredEncoding() {
        return inputEncoding;
    }
}
