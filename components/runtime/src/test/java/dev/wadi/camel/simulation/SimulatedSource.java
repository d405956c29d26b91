package dev.wadi.camel.simulation;

import java.util.List;

/** One life of the source, from the saved positions on; made anew by each start of the connector. */
interface SimulatedSource {

    /**
     * What the source has at hand.
     *
     * @param events in the order of each lane, possibly none
     * @param idle number up to which there is nothing more in the only lane, or null
     * @param ended whether there is and will be nothing more
     */
    record Taken(List<SimulatedEvent> events, Long idle, boolean ended) {}

    Taken take() throws InterruptedException;

    /** An idle number that the reader has learned, whether it may be saved yet or not; null when there is none. */
    Long learnedIdle();
}
