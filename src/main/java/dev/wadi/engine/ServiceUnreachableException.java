package dev.wadi.engine;

/** A service did not answer in time, or refused. The message names it, its place in the definition and the reason. */
final class ServiceUnreachableException extends RuntimeException {

    ServiceUnreachableException(String message) {
        super(message);
    }
}
