package dev.wadi.testkit;

/** Google's Pub/Sub emulator. It keeps everything in memory: what a stop or a kill ends is gone. */
public interface PubSubBackend extends Backend {
    /** Host and port, as {@code PUBSUB_EMULATOR_HOST} has them: {@code 127.0.0.1:20000}. */
    String endpoint();

    @Override
    default String address() {
        return endpoint();
    }
}
