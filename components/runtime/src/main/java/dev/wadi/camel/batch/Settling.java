package dev.wadi.camel.batch;

import java.util.List;

/**
 * The one order in which a batch becomes settled, whatever its source: first the events that are set aside are kept, as the last act
 * of the batch's exchange; then, once that is complete, the listeners of its settlement keep what they must (keys for dedup); then
 * the position moves, behind the settled events and no others (invariants 1 and 3). What fails on the way leaves all that comes
 * after it undone, so a crash or an error at any point repeats events and loses none.
 *
 * <p>Threads: that of the batch's exchange.
 */
public final class Settling {

    private Settling() {}

    /** Keeps events that no sink will get. When it returns they are kept for good. */
    @FunctionalInterface
    public interface Keeper {
        void keep(List<EventFailure> failures) throws InterruptedException;
    }

    /** Moves the position of the source. When it returns the position is saved for good. */
    @FunctionalInterface
    public interface PositionMove {
        /** @param settled how many events of the batch, from the first on, the position moves behind; at least 1 */
        void behind(int settled);
    }

    /** Keeps what was set aside; to be called when all steps and sinks have returned without an exception of the exchange. */
    public static void keepSetAside(Settlement settlement, Keeper deadLetters, Keeper skips) throws InterruptedException {
        List<EventFailure> letters = settlement.setAside(OnFailure.dead_letter);
        List<EventFailure> skipped = settlement.setAside(OnFailure.skip);
        if (!letters.isEmpty()) {
            deadLetters.keep(letters);
        }
        if (!skipped.isEmpty()) {
            skips.keep(skipped);
        }
    }

    /**
     * Moves the position as far as the batch is settled; to be called when its exchange is complete.
     *
     * @param exchangeException how the exchange ended; null: well
     * @return how many events, from the first on, are settled
     */
    public static int settle(Settlement settlement, Throwable exchangeException, PositionMove position) throws InterruptedException {
        int settled = settlement.settledCount(exchangeException);
        if (settled > 0) {
            settlement.settled(settled);
            position.behind(settled);
        }
        return settled;
    }
}
