package dev.wadi.benchmark.side;

import dev.wadi.Main;
import dev.wadi.benchmark.loop.KafkaToPubSubLoop;
import dev.wadi.benchmark.loop.PubSubToKafkaLoop;
import dev.wadi.servers.ChildCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that can move JSON between Pub/Sub and Kafka. */
public enum PubSubSide {
    /** The loop written by hand over Google's client and Kafka's. */
    LOOP("loop") {
        @Override
        public ChildCommand prepare(PubSubTransfer transfer, Path folder, List<String> jvmOptions) {
            Class<?> main = transfer.fromPubSub() ? PubSubToKafkaLoop.class : KafkaToPubSubLoop.class;
            return Side.java(folder, jvmOptions, main, transfer.endpoint(), transfer.project(), transfer.resource(),
                    transfer.brokers(), transfer.topic(), Integer.toString(transfer.batchSize()), transfer.group());
        }
    },
    /** The {@code wadi} program with a definition as a person would write it. */
    WADI("Wadi") {
        @Override
        public ChildCommand prepare(PubSubTransfer transfer, Path folder, List<String> jvmOptions) {
            Path definition = folder.resolve("bench.toml");
            try {
                Files.writeString(definition, definition(transfer));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Side.java(folder, jvmOptions, Main.class, "run", definition.toString())
                    .withEnvironment("WADI_STATE", folder.resolve("state").toString());
        }
    };

    private final String title;

    PubSubSide(String title) {
        this.title = title;
    }

    /** For tables. */
    public String title() {
        return title;
    }

    /** Writes what the program needs into the folder and tells how to start it. It then runs until it is terminated. */
    public abstract ChildCommand prepare(PubSubTransfer transfer, Path folder, List<String> jvmOptions);

    private static String definition(PubSubTransfer transfer) {
        String way = transfer.fromPubSub() ? """
                source = { service_name = "pubsub", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [ { service_name = "kafka", resource = "%s", output_encoding = "json" } ]
                """.formatted(transfer.resource(), transfer.topic()) : """
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [ { service_name = "pubsub", resource = "%s", output_encoding = "json" } ]
                """.formatted(transfer.topic(), transfer.resource());
        return """
                [[services]]
                provider = "pubsub"
                name = "pubsub"
                project_id = "%s"
                endpoint = "%s"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "group.id" = "%s"
                "auto.offset.reset" = "earliest"

                [[connectors]]
                name = "bench"
                %s
                """.formatted(transfer.project(), transfer.endpoint(), transfer.brokers(), transfer.group(), way);
    }
}
