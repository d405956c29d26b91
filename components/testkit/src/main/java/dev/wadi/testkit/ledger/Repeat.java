package dev.wadi.testkit.ledger;

/**
 * An arrival of an event that had arrived before.
 *
 * @param entry the event
 * @param behind how far its lane had come when it arrived again: the highest number of the lane minus the event's own, so 0 for the
 *     lane's newest event
 */
public record Repeat(LedgerEntry entry, long behind) {
    @Override
    public String toString() {
        return entry + " " + behind + " behind";
    }
}
