package dev.wadi.definition;

/** An HTTP server that events are sent to. */
@Section(title = "Service: HTTP", word = "http",
        doc = "An HTTP server that events are posted to. Read and checked; connectors that use it do not run in this release.")
public record HttpService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Base address; a resource is resolved against it.", secrecy = Secrecy.IF_USER_IN_ADDRESS) Text host,
        @Option(doc = "Attempts in total.", defaultsTo = "5", min = 1, max = 1_000_000) long maxRetries,
        @Option(doc = "Milliseconds that the waits between attempts grow from.", defaultsTo = "1000", min = 0)
        long baseBackoffMs,
        @Option(doc = "Seconds to wait for a connection.", defaultsTo = "30", min = 1) long connectionTimeoutSec,
        @Option(doc = "Seconds to wait for a whole request.", defaultsTo = "30", min = 1) long timeoutSec,
        @Option(doc = "Seconds between signs of life on an idle connection.", defaultsTo = "300", min = 1)
        long tcpKeepaliveSec)
        implements ServiceDefinition {}
