package dev.wadi.camel.delivery;

import dev.wadi.camel.batch.EventOrigin;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * A transaction of a sink that takes events and the position behind them together.
 *
 * <p>Lifecycle and threads: for each attempt {@link #begin}, then either {@link #commit} or {@link #abort}, one attempt after another.
 */
public interface SinkTransaction {

    /** Begins one; what the steps inside then send to the sink is part of it. */
    void begin(Exchange attempt) throws Exception;

    /**
     * Adds the position behind these events and commits. When it throws, nothing of the attempt counts and the transaction is over.
     *
     * @param last the last event of each lane that was sent
     * @throws InterruptedException when the route ends before the outcome is known: the next start asks the sink for it
     */
    void commit(Exchange attempt, List<EventOrigin> last) throws Exception;

    /**
     * Undoes what was sent; never fails, since a transaction that is not ended is undone before the next begins.
     *
     * @param cause why
     * @return the cause, or what the end of the transaction has shown to be behind it
     */
    Throwable abort(Throwable cause);
}
