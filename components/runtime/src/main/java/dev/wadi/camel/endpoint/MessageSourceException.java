package dev.wadi.camel.endpoint;

/** Why a connector that reads from a Camel endpoint ended, in words for a person. */
public final class MessageSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MessageSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
