package dev.wadi.servers;

/** A server's program is not on this machine and could not be fetched. The message lists every way to provide it. */
public class ServerNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerNotFoundException(String message) {
        super(message);
    }

    public ServerNotFoundException(String message, Throwable cause) {
        super(message, cause);
    }
}
