package dev.wadi.playground;

/** The script, the payload or the schema is wrong; the message is for the person who wrote them. */
public final class PlaygroundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlaygroundException(String message, Throwable cause) {
        super(message, cause);
    }
}
