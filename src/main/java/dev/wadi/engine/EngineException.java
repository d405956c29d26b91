package dev.wadi.engine;

/** The engine could not start at all. The message is for a person and has no secret in it. */
public final class EngineException extends RuntimeException {

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
