package dev.wadi.definition;

/** Which JSON stands for BSON values that JSON does not know. */
public enum JsonFormat implements Choice {
    /** Plain texts and numbers. */
    FLAT,
    /** MongoDB's Extended JSON, which keeps every type. */
    EXTENDED
}
