package dev.wadi.testkit.ledger;

/**
 * What a connector promises beyond losing nothing and keeping order per key: which repeats it may deliver.
 *
 * @param window how many consecutive events of the source may be with the sinks and not settled, so that a crash repeats them;
 *     0: nothing may arrive twice
 */
public record DeliveryPromise(int window) {
    public DeliveryPromise {
        if (window < 0) {
            throw new IllegalArgumentException("window must not be negative, but is " + window);
        }
    }

    /**
     * Repeats are allowed inside the window: for a connector with one batch in delivery that is its largest batch. Numbers of a
     * ledger run through all keys, and so does the window.
     */
    public static DeliveryPromise atLeastOnce(int window) {
        return new DeliveryPromise(window);
    }

    /** Every event arrives once. */
    public static DeliveryPromise effectivelyOnce() {
        return new DeliveryPromise(0);
    }

    boolean allows(Repeat repeat) {
        return repeat.behind() < window;
    }

    Finding brokenBy() {
        return window == 0 ? Finding.REPEATED : Finding.REPEATED_TOO_LATE;
    }
}
