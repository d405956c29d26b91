package dev.wadi.camel.kafka;

/** A Kafka source cannot go on. The message is for a person: connector, record, what failed, what to do. */
public class KafkaSourceException extends RuntimeException {

    public KafkaSourceException(String message) {
        super(message);
    }

    public KafkaSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
