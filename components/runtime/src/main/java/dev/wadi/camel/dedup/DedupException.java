package dev.wadi.camel.dedup;

/** The keys of delivered events cannot be read or kept. The message says where, what is wrong and what to do. */
public class DedupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DedupException(String message) {
        super(message);
    }

    public DedupException(String message, Throwable cause) {
        super(message, cause);
    }
}
