package dev.wadi.definition;

/** What a batch becomes in a collection. */
public enum DocumentForm implements Choice {
    /** One document for each event. */
    EACH,
    /** One document with the events in its array named items. */
    ITEMS
}
