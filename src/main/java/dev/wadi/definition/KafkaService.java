package dev.wadi.definition;

import java.util.Map;
import java.util.Optional;

/** A Kafka cluster with the properties of its client. */
@Section(title = "Service: Kafka", word = "kafka",
        doc = "A Kafka cluster. Every other key is a property of the Kafka client, in librdkafka's names or in the Java "
                + "client's.")
public record KafkaService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Sources begin this long before now at every start, whatever the saved position is.", min = 0)
        Optional<Long> offsetSeekBackSeconds,
        @Option(doc = "Properties of the Kafka client: \"bootstrap.servers\" (needed), \"security.protocol\", "
                + "\"sasl.mechanism\", \"group.id\" and so on. Numbers, true and false may stand without quotes.",
                takesOtherKeys = true, secrecy = Secrecy.BY_KEY) Map<String, Text> properties)
        implements ServiceDefinition {}
