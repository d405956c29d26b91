package dev.wadi.camel.delivery;

/** A transaction of a sink could not be begun or ended. The message is for a person; the fault says what follows. */
public final class TransactionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public TransactionException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** Whether trying again makes sense. */
    public Fault fault() {
        return fault;
    }
}
