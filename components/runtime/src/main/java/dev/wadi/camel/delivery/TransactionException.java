package dev.wadi.camel.delivery;

/** A transaction of a sink could not be begun or ended. The message is for a person; the fault says what follows. */
public final class TransactionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final boolean takenOver;

    public TransactionException(Fault fault, String message, Throwable cause) {
        this(fault, message, cause, false);
    }

    private TransactionException(Fault fault, String message, Throwable cause, boolean takenOver) {
        super(message, cause);
        this.fault = fault;
        this.takenOver = takenOver;
    }

    /** Another copy of the connector has it now: this one ends for good, or the two would take it from each other for ever. */
    public static TransactionException takenOver(String message, Throwable cause) {
        return new TransactionException(Fault.SINK, message, cause, true);
    }

    /** Whether another copy is behind the error. */
    public static boolean isTakenOver(Throwable error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof TransactionException transaction && transaction.takenOver)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** Whether trying again makes sense. */
    public Fault fault() {
        return fault;
    }
}
