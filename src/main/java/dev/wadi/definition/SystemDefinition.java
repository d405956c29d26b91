package dev.wadi.definition;

import java.util.Optional;

/** What the program as a whole keeps, and where. */
@Section(title = "System", doc = "What the program as a whole keeps, and where. [system] in TOML.")
public record SystemDefinition(
        Origin origin,
        @Option(doc = "File of the key that stored services are encrypted with.", defaultsTo = "./mstream.key")
        Text encryptionKeyPath,
        @Option(doc = "Where jobs are stored.") Optional<JobLifecycle> jobLifecycle,
        @Option(doc = "Where services are stored, encrypted.") Optional<Store> serviceLifecycle,
        @Option(doc = "Where positions are saved; left out, in files under WADI_STATE.") Optional<Store> checkpoints,
        @Option(doc = "Where schemas are stored.") Optional<Store> schemas,
        @Option(doc = "Where test suites are stored.") Optional<Store> testSuites,
        @Option(doc = "Where workspaces are stored.") Optional<Store> workspaces,
        @Option(doc = "The log buffer.") Optional<Logs> logs) {

    /** A collection that the program keeps something in. */
    @Section(title = "System store", doc = "A collection that the program keeps something in.")
    public record Store(
            Origin origin,
            @Option(doc = "A mongodb service.") String serviceName,
            @Option(doc = "The collection.") Text resource) {}

    /** Where jobs are stored, and what a start does with them. */
    @Section(title = "Job store", doc = "Where jobs are stored, and what a start does with them.")
    public record JobLifecycle(
            Origin origin,
            @Option(doc = "A mongodb service.") String serviceName,
            @Option(doc = "The collection.") Text resource,
            @Option(doc = "seed_from_file: the file fills an empty store. force_from_file: only what the file says runs. "
                    + "keep: the file's connectors are not looked at.", defaultsTo = "seed_from_file")
            StartupState startupState) {}

    /** The log buffer. */
    @Section(title = "Log buffer", doc = "How much of the log is kept in memory for the control plane.")
    public record Logs(
            Origin origin,
            @Option(doc = "Entries that are kept.", defaultsTo = "10000", min = 1, max = 10_000_000) long bufferCapacity,
            @Option(doc = "Entries that a new reader gets first.", defaultsTo = "100", min = 0, max = 10_000_000)
            long streamPreloadCount) {}
}
