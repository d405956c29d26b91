package dev.wadi.catalog;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Names of Kafka client properties: librdkafka's, the Java client's, and the options of Camel's {@code kafka:} endpoint.
 *
 * <p>Source: librdkafka's CONFIGURATION.md, the Java client's {@code ConsumerConfig} and {@code ProducerConfig}, the options of
 * camel-kafka 4.18.
 */
public final class KafkaPropertyNames {

    /** Which client understands a property. */
    public enum Side { BOTH, CONSUMER, PRODUCER }

    public static final String SASL_USERNAME = "sasl.username";
    public static final String SASL_PASSWORD = "sasl.password";
    public static final String VERIFY_CERTIFICATES = "enable.ssl.certificate.verification";

    /** librdkafka's name to the Java client's, where they differ. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            entry("metadata.broker.list", "bootstrap.servers"),
            entry("sasl.mechanisms", "sasl.mechanism"),
            entry("queue.buffering.max.ms", "linger.ms"),
            entry("message.timeout.ms", "delivery.timeout.ms"),
            entry("request.required.acks", "acks"),
            entry("compression.codec", "compression.type"),
            entry("message.max.bytes", "max.request.size"),
            entry("queue.buffering.max.messages", "buffer.memory"),
            entry("queue.buffering.max.kbytes", "buffer.memory"),
            entry("message.send.max.retries", "retries"),
            entry("fetch.message.max.bytes", "max.partition.fetch.bytes"),
            entry("fetch.wait.max.ms", "fetch.max.wait.ms"),
            entry("socket.timeout.ms", "request.timeout.ms"),
            entry("socket.send.buffer.bytes", "send.buffer.bytes"),
            entry("socket.receive.buffer.bytes", "receive.buffer.bytes"),
            entry("max.in.flight", "max.in.flight.requests.per.connection"),
            entry("topic.metadata.refresh.interval.ms", "metadata.max.age.ms"));

    /** librdkafka's properties of key and certificate files; the Java client takes them as stores of type PEM. */
    private static final Set<String> PEM = Set.of("ssl.ca.location", "ssl.ca.pem", "ssl.certificate.location",
            "ssl.certificate.pem", "ssl.key.location", "ssl.key.pem");

    private static final Set<String> WITHOUT_EQUIVALENT = Set.of("debug", "log_level", "log.queue", "log.thread.name",
            "log.connection.close", "statistics.interval.ms", "enable.auto.offset.store", "enable.partition.eof",
            "broker.address.family", "broker.address.ttl", "broker.version.fallback", "api.version.request",
            "api.version.request.timeout.ms", "api.version.fallback.ms", "socket.keepalive.enable", "socket.nagle.disable",
            "socket.max.fails", "socket.blocking.max.ms", "queued.min.messages", "queued.max.messages.kbytes",
            "fetch.queue.backoff.ms", "fetch.error.backoff.ms", "receive.message.max.bytes", "message.copy.max.bytes",
            "topic.blacklist", "topic.metadata.refresh.sparse", "topic.metadata.refresh.fast.interval.ms",
            "topic.metadata.propagation.max.ms", "metadata.recovery.rebootstrap.trigger.ms", "enable.sparse.connections",
            "coordinator.query.interval.ms", "group.protocol.type", "offset.store.method", "offset.store.path",
            "offset.store.sync.interval.ms", "auto.commit.enable", "enable.random.seed", "enable.background.events",
            "enable.gapless.guarantee", "queue.buffering.backpressure.threshold", "queuing.strategy", "batch.num.messages",
            "sticky.partitioning.linger.ms", "partitioner", "compression.level", "produce.offset.report",
            "consume.callback.max.messages", "ssl.crl.location", "ssl.curves.list",
            "ssl.sigalgs.list", "ssl.engine.location", "ssl.ca.certificate.stores", "ssl.providers", "plugin.library.paths",
            "builtin.features", "internal.termination.signal", "open.cb", "sasl.oauthbearer.config",
            "enable.sasl.oauthbearer.unsecure.jwt", "sasl.oauthbearer.method", "sasl.kerberos.principal",
            "sasl.kerberos.keytab");

    /** What Wadi decides, because its promises hang on it. */
    private static final Set<String> DECIDED = Set.of("enable.auto.commit", "auto.commit.interval.ms", "max.poll.records",
            "key.serializer", "value.serializer", "key.deserializer", "value.deserializer", "transactional.id", "group.protocol",
            "group.remote.assignor");

    /** The Java client's name to the endpoint's option. */
    private static final Map<String, String> ENDPOINT_OPTIONS = Map.ofEntries(
            entry("bootstrap.servers", "brokers"),
            entry("client.id", "clientId"),
            entry("security.protocol", "securityProtocol"),
            entry("sasl.mechanism", "saslMechanism"),
            entry("sasl.jaas.config", "saslJaasConfig"),
            entry("sasl.kerberos.service.name", "saslKerberosServiceName"),
            entry("ssl.key.password", "sslKeyPassword"),
            entry("ssl.keystore.location", "sslKeystoreLocation"),
            entry("ssl.keystore.password", "sslKeystorePassword"),
            entry("ssl.keystore.type", "sslKeystoreType"),
            entry("ssl.truststore.location", "sslTruststoreLocation"),
            entry("ssl.truststore.password", "sslTruststorePassword"),
            entry("ssl.truststore.type", "sslTruststoreType"),
            entry("ssl.cipher.suites", "sslCipherSuites"),
            entry("ssl.enabled.protocols", "sslEnabledProtocols"),
            entry("ssl.protocol", "sslProtocol"),
            entry("connections.max.idle.ms", "connectionMaxIdleMs"),
            entry("metadata.max.age.ms", "metadataMaxAgeMs"),
            entry("receive.buffer.bytes", "receiveBufferBytes"),
            entry("reconnect.backoff.ms", "reconnectBackoffMs"),
            entry("reconnect.backoff.max.ms", "reconnectBackoffMaxMs"),
            entry("retry.backoff.ms", "retryBackoffMs"),
            entry("retry.backoff.max.ms", "retryBackoffMaxMs"),
            entry("interceptor.classes", "interceptorClasses"),
            entry("group.id", "groupId"),
            entry("group.instance.id", "groupInstanceId"),
            entry("auto.offset.reset", "autoOffsetReset"),
            entry("fetch.min.bytes", "fetchMinBytes"),
            entry("fetch.max.bytes", "fetchMaxBytes"),
            entry("fetch.max.wait.ms", "fetchWaitMaxMs"),
            entry("max.partition.fetch.bytes", "maxPartitionFetchBytes"),
            entry("heartbeat.interval.ms", "heartbeatIntervalMs"),
            entry("session.timeout.ms", "sessionTimeoutMs"),
            entry("max.poll.interval.ms", "maxPollIntervalMs"),
            entry("partition.assignment.strategy", "partitionAssignor"),
            entry("check.crcs", "checkCrcs"),
            entry("isolation.level", "isolationLevel"),
            entry("acks", "requestRequiredAcks"),
            entry("batch.size", "producerBatchSize"),
            entry("buffer.memory", "bufferMemorySize"),
            entry("compression.type", "compressionCodec"),
            entry("delivery.timeout.ms", "deliveryTimeoutMs"),
            entry("enable.idempotence", "enableIdempotence"),
            entry("linger.ms", "lingerMs"),
            entry("max.block.ms", "maxBlockMs"),
            entry("max.in.flight.requests.per.connection", "maxInFlightRequest"),
            entry("max.request.size", "maxRequestSize"),
            entry("partitioner.class", "partitioner"),
            entry("partitioner.ignore.keys", "partitionerIgnoreKeys"),
            entry("retries", "retries"),
            entry("send.buffer.bytes", "sendBufferBytes"));

    private KafkaPropertyNames() {}

    /** The Java client's name of a property; empty for one that it does not have. */
    public static Optional<String> javaName(String name) {
        String java = RENAMED.getOrDefault(name, name);
        return ConsumerConfig.configNames().contains(java) || ProducerConfig.configNames().contains(java)
                ? Optional.of(java) : Optional.empty();
    }

    /** Whether librdkafka knows the property and the Java client has nothing like it. */
    public static boolean hasNoEquivalent(String name) {
        return WITHOUT_EQUIVALENT.contains(name);
    }

    /** Whether Wadi sets the property by itself. */
    public static boolean isDecidedByWadi(String name) {
        return DECIDED.contains(name);
    }

    /** Whether the property names or holds a key or certificate in PEM form. */
    public static boolean isPem(String name) {
        return PEM.contains(name);
    }

    public static Side side(String javaName) {
        boolean consumer = ConsumerConfig.configNames().contains(javaName);
        boolean producer = ProducerConfig.configNames().contains(javaName);
        return consumer == producer ? Side.BOTH : consumer ? Side.CONSUMER : Side.PRODUCER;
    }

    /** The endpoint's option for a property of the Java client, or {@code additionalProperties.<name>}. */
    public static String endpointOption(String javaName, Side side) {
        if (javaName.equals("request.timeout.ms")) {
            return side == Side.CONSUMER ? "consumerRequestTimeoutMs" : "requestTimeoutMs";
        }
        boolean producerOnly = javaName.equals("send.buffer.bytes") && side == Side.CONSUMER;
        String option = producerOnly ? null : ENDPOINT_OPTIONS.get(javaName);
        return option == null ? "additionalProperties." + javaName : option;
    }

    /** librdkafka's names to the Java client's, where they differ, sorted. */
    public static SortedMap<String, String> renamed() {
        return new TreeMap<>(RENAMED);
    }

    /** Names that librdkafka knows and the Java client has nothing like, sorted. */
    public static SortedSet<String> withoutEquivalent() {
        return new TreeSet<>(WITHOUT_EQUIVALENT);
    }

    /** Names of what Wadi sets by itself, sorted. */
    public static SortedSet<String> decidedByWadi() {
        return new TreeSet<>(DECIDED);
    }

    /** Every name that may be written. */
    public static Set<String> all() {
        Set<String> names = new TreeSet<>(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(RENAMED.keySet());
        names.addAll(PEM);
        names.addAll(WITHOUT_EQUIVALENT);
        names.addAll(Set.of(SASL_USERNAME, SASL_PASSWORD, VERIFY_CERTIFICATES));
        return names;
    }
}
