package dev.wadi.testkit;

import dev.wadi.testkit.network.TcpProxy;

/** A Kafka broker. It makes a topic with one partition when it is first written to. */
public interface KafkaBackend extends Backend {
    /** Host and port for clients. */
    String bootstrapServers();

    /**
     * The proxy before the broker: clients that are given its address stay behind it, those with {@link #bootstrapServers} go past
     * it. The backend closes it.
     *
     * @throws IllegalStateException when the test did not ask for one with {@code @KafkaBroker(proxied = true)}
     */
    TcpProxy proxy();

    @Override
    default String address() {
        return bootstrapServers();
    }
}
