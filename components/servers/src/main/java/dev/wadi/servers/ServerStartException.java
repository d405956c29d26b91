package dev.wadi.servers;

/** A server was found but did not become ready. The message holds the exact command and the last lines of the server's log. */
public class ServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerStartException(String message) {
        super(message);
    }

    public ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
