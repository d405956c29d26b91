package dev.wadi.definition;

/** Where the keys of delivered events are kept. */
public enum DedupStore implements Choice {
    FILE, MONGODB, REDIS
}
