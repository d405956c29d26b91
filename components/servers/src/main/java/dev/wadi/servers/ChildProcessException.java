package dev.wadi.servers;

/** A child process could not be started, or did not do in time what was awaited of it. The message holds its last output. */
public class ChildProcessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChildProcessException(String message) {
        super(message);
    }

    public ChildProcessException(String message, Throwable cause) {
        super(message, cause);
    }
}
