package dev.wadi.camel.state;

/** A position could not be read or saved. The message is for a person: store, key, what is wrong, what to do. */
public class CheckpointException extends RuntimeException {

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
