package dev.wadi.testkit.ledger;

/**
 * One event as the ledger knows it.
 *
 * @param key what order is kept for
 * @param sequence its number
 */
public record LedgerEntry(String key, long sequence) {
    @Override
    public String toString() {
        return key + "#" + sequence;
    }
}
