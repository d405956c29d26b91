package dev.wadi.camel.pubsub;

/** Messages cannot be read or published until a person has looked. The message is for that person. */
public class PubSubException extends RuntimeException {

    public PubSubException(String message) {
        super(message);
    }

    public PubSubException(String message, Throwable cause) {
        super(message, cause);
    }
}
