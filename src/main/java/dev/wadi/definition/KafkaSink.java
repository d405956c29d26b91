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
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat)
        implements SinkDefinition {}
