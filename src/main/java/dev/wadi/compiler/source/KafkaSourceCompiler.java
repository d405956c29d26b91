package dev.wadi.compiler.source;

import dev.wadi.catalog.KafkaPropertyNames.Side;
import dev.wadi.compiler.service.KafkaClient;
import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.text.CamelWord;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.BatchDefinition;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.KafkaLostPosition;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.KafkaSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A topic becomes {@code from: kafka:} in batching mode and a {@code KafkaSource} bean, which is the first step and makes the
 * endpoint's client.
 *
 * <p>Only this set of options reads a failed batch again instead of passing it: no auto commit, manual commit, break on the
 * first error, reconnect on a failed poll.
 */
public final class KafkaSourceCompiler {

    private static final String DESERIALIZER = "org.apache.kafka.common.serialization.ByteArrayDeserializer";
    /** A batch leaves when a poll comes back empty after this; the source's client waits longer while nothing is held. */
    private static final int POLL_MILLIS = 5;
    /** A batch leaves at the latest after this, so that a steady trickle flows. */
    private static final int BATCH_MILLIS = 20;
    /** Larger replies than Kafka's own default of 1 MiB: worth a third of the rate with one partition. */
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int RECEIVE_BUFFER_BYTES = 1024 * 1024;
    /** After a crash the group holds the partitions for the dead member so long; Kafka's own default is 45 seconds. */
    private static final long SESSION_MILLIS = 10_000;
    /** The client's own. */
    private static final long HEARTBEAT_MILLIS = 3_000;
    /** A few heartbeats may get lost before a member counts as dead. */
    private static final long HEARTBEATS_IN_A_SESSION = 3;

    private final CompileContext context;

    public KafkaSourceCompiler(CompileContext context) {
        this.context = context;
    }

    public CompiledSource compile(ConnectorDefinition connector, KafkaSource source, KafkaService service, KafkaClient client,
            SourcePositions positions) {
        String bean = context.names().unique(connector.name() + "-source");
        Map<String, String> given = client.parameters(Side.CONSUMER);
        Parameters parameters = new Parameters()
                .set("brokers", given.remove("brokers"))
                .set("groupId", context.properties().parameterText(
                        context.names().connector(connector.name()) + ".groupId", "wadi-" + connector.name()))
                .set("autoOffsetReset", "latest")
                .set("isolationLevel", "read_committed")
                .set("batching", true)
                .set("maxPollRecords", connector.batchLimit())
                .set("maxPartitionFetchBytes", FETCH_BYTES)
                .set("receiveBufferBytes", RECEIVE_BUFFER_BYTES)
                .set("sessionTimeoutMs", sessionMillis(client))
                .set("pollTimeoutMs", POLL_MILLIS)
                .set("batchingIntervalMs", gathers(connector) ? 0 : BATCH_MILLIS)
                .set("autoCommitEnable", false)
                .set("allowManualCommit", true)
                .set("breakOnFirstError", true)
                .set("pollOnError", "RECONNECT")
                .set("keyDeserializer", DESERIALIZER)
                .set("valueDeserializer", DESERIALIZER)
                .set("shutdownTimeout", connector.drainTimeout().toMillis());
        shorterHeartbeat(client, parameters);
        parameters.setAll(given);
        String topic = MongoDbServiceCompiler.address(source.resource());
        return new CompiledSource(topic.replace("{{env:", "$").replace("}}", "") + " of " + service.name(),
                List.of(bean(bean, connector, source, service, positions)),
                RouteSteps.endpoint(connector.name() + "-source", "kafka:" + topic, parameters),
                List.of(RouteSteps.process(connector.name() + "-events", bean)));
    }

    /** Long enough for the heartbeats that the definition wants. */
    private static long sessionMillis(KafkaClient client) {
        return Math.max(SESSION_MILLIS, HEARTBEATS_IN_A_SESSION * client.number(KafkaClient.HEARTBEAT).orElse(0));
    }

    /** The Java client does not start with heartbeats that are no shorter than the session; librdkafka has no such rule. */
    private static void shorterHeartbeat(KafkaClient client, Parameters parameters) {
        long session = client.number(KafkaClient.SESSION).orElse(Long.MAX_VALUE);
        if (!client.has(KafkaClient.HEARTBEAT) && session <= HEARTBEAT_MILLIS) {
            parameters.set("heartbeatIntervalMs", Math.max(1, session / HEARTBEATS_IN_A_SESSION));
        }
    }

    /** Whether the source waits for full batches. It then hands each to the endpoint in one piece, to be passed on at once. */
    private static boolean gathers(ConnectorDefinition connector) {
        return connector.batch().filter(batch -> !batch.maxWait().isZero()).isPresent();
    }

    private static Map<String, Object> bean(String name, ConnectorDefinition connector, KafkaSource source,
            KafkaService service, SourcePositions positions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("connector", connector.name());
        if (positions.areOffsets()) {
            properties.put("transaction", CompileContext.bean(positions.transaction()));
        } else if (connector.keepsPosition()) {
            properties.put("checkpoint", CompileContext.bean(positions.checkpoint()));
        }
        service.offsetSeekBackSeconds().ifPresent(seconds -> properties.put("seekBackSeconds", seconds));
        if (source.onLostPosition() != KafkaLostPosition.FAIL) {
            properties.put("onLostPosition", CamelWord.of(source.onLostPosition()));
        }
        if (gathers(connector)) {
            BatchDefinition batch = connector.batch().orElseThrow();
            properties.put("batchWait", batch.maxWait().toMillis());
            properties.put("maxBatchBytes", batch.maxBytes().bytes());
        }
        return RouteBeans.bean(name, "dev.wadi.camel.kafka.KafkaSource", properties);
    }
}
