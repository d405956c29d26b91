package dev.wadi.testkit.ledger;

/**
 * An event whose first arrival came after that of a later event of its key.
 *
 * @param entry the late event
 * @param after the highest sequence number of the key that had arrived before it
 */
public record Disorder(LedgerEntry entry, long after) {
    @Override
    public String toString() {
        return entry + " after #" + after;
    }
}
