package dev.wadi.definition;

import java.time.Duration;
import java.util.Optional;

/** Whether events that were delivered before are dropped, and where it is kept which ones were. */
@Section(title = "Dedup", doc = "Drops events that were delivered before: the key of an event is kept once every sink has it, before "
        + "the position is saved. What is lost of the keys costs a repeat, never an event.")
public record DedupDefinition(
        Origin origin,
        @Option(doc = "Where the keys are kept: file (under WADI_STATE), mongodb or redis.", defaultsTo = "file") DedupStore store,
        @Option(doc = "The service of a mongodb or redis store.") Optional<String> serviceName,
        @Option(doc = "Collection of a mongodb store, or what keys of a redis store begin with; left out, "
                + DedupDefinition.DEFAULT_RESOURCE + ".") Optional<Text> resource,
        @Option(doc = "How long a key is remembered. An event that comes again later than that is delivered again.",
                defaultsTo = "24h") Duration ttl,
        @Option(doc = "Most keys that a file store remembers; the oldest are forgotten first. Each takes about 40 bytes of memory.",
                defaultsTo = "1000000", min = 1000, max = 10_000_000) int maxEntries) {

    public static final String DEFAULT_RESOURCE = "wadi-dedup";

    /** The same with keys in files. */
    DedupDefinition inFiles() {
        return new DedupDefinition(origin, DedupStore.FILE, Optional.empty(), Optional.empty(), ttl, maxEntries);
    }
}
