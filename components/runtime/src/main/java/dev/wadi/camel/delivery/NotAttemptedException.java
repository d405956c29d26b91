package dev.wadi.camel.delivery;

/**
 * A sink sets this on an event that it did not try, because an earlier one of the same batch had failed: the event goes again and
 * the attempt does not count.
 */
public final class NotAttemptedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** One for all: it says nothing about the event, and a batch may have thousands. */
    public static final NotAttemptedException INSTANCE = new NotAttemptedException();

    private NotAttemptedException() {
        super("not tried, because an event before it failed", null, false, false);
    }
}
