package dev.wadi.testkit.ledger;

/** The ways in which a delivery can be wrong, in the words of a report. */
public enum Finding {
    /** A confirmed event did not arrive: loss. */
    MISSING("missing"),
    /** The first arrival of an event came after that of a later event of its key. */
    OUT_OF_ORDER("out of order"),
    /** Something arrived that was never written under this key. */
    STRANGER("never written under this key"),
    /** An event arrived with another event's content, or a damaged one. */
    CHANGED("changed on the way"),
    /** An event arrived again that had left the in-flight window long ago: a position was saved late, or went back. */
    REPEATED_TOO_LATE("repeated from behind the window"),
    /** An event arrived again although it must arrive once. */
    REPEATED("repeated");

    private final String words;

    Finding(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
