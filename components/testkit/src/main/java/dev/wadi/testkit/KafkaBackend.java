package dev.wadi.testkit;

/** A Kafka broker. It makes a topic with one partition when it is first written to. */
public interface KafkaBackend extends Backend {
    /** Host and port for clients. */
    String bootstrapServers();

    @Override
    default String address() {
        return bootstrapServers();
    }
}
