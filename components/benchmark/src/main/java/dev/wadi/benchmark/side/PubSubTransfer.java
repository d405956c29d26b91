package dev.wadi.benchmark.side;

/**
 * JSON that a side has to move between Pub/Sub and a Kafka topic.
 *
 * @param fromPubSub from the subscription to the Kafka topic; else from the Kafka topic to the Pub/Sub topic
 * @param endpoint of the emulator
 * @param resource id of the subscription or of the Pub/Sub topic
 * @param batchSize most events in one batch
 * @param group a consumer group that is new, so that the Kafka topic is read from its beginning
 */
public record PubSubTransfer(boolean fromPubSub, String endpoint, String project, String resource, String brokers, String topic,
        int batchSize, String group) {}
