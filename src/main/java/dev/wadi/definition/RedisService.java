package dev.wadi.definition;

/** A Redis server, for stores of connectors. */
@Section(title = "Service: Redis", word = "redis", doc = "A Redis server, which keeps the keys of a connector's dedup.")
public record RedisService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Address: redis://[[user]:password@]host[:port][/database], with rediss:// for TLS.",
                secrecy = Secrecy.IF_USER_IN_ADDRESS) Text url)
        implements ServiceDefinition {}
