package dev.wadi.camel.kafka;

import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import dev.wadi.camel.state.CheckpointRepository;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A compiled route from a topic to a step of the test, loaded from YAML text in a Camel of its own. */
final class SourceRoute implements AutoCloseable {

    static final String ID = "orders-copy";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RecordingSink sink = new RecordingSink();
    private final Map<String, String> sourceProperties = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String steps = "- process: { id: orders-copy-sink-1, ref: sink }\n";

    SourceRoute(String brokers, String topic, String group) {
        sourceProperties.put("connector", ID);
        parameters.put("uri", "kafka:" + topic);
        parameters.put("brokers", brokers);
        parameters.put("groupId", group);
        parameters.put("clientId", ID);
        parameters.put("autoOffsetReset", "earliest");
        parameters.put("batching", "true");
        parameters.put("autoCommitEnable", "false");
        parameters.put("allowManualCommit", "true");
        parameters.put("breakOnFirstError", "true");
        parameters.put("pollOnError", "RECONNECT");
        parameters.put("pollTimeoutMs", "5");
        parameters.put("batchingIntervalMs", "20");
        parameters.put("maxPollRecords", "5000");
        parameters.put("maxPartitionFetchBytes", "4194304");
        parameters.put("receiveBufferBytes", "1048576");
        parameters.put("keyDeserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
        parameters.put("valueDeserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
        context.getRegistry().bind("sink", sink);
    }

    /** Keeps positions in the repository. */
    SourceRoute checkpoint(CheckpointRepository repository) {
        context.getRegistry().bind("checkpoints", repository);
        return source("checkpoint", "\"#bean:checkpoints\"");
    }

    SourceRoute source(String property, String value) {
        sourceProperties.put(property, value);
        return this;
    }

    SourceRoute parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** Puts a step of the test before the sink. */
    SourceRoute step(Processor step) {
        context.getRegistry().bind("step", step);
        steps = "- process: { id: orders-copy-step, ref: step }\n" + steps;
        return this;
    }

    /** Other steps than the recording sink. */
    SourceRoute steps(String yaml) {
        steps = yaml;
        return this;
    }

    SourceRoute start() throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(ID + ".camel.yaml", yaml()));
        context.start();
        return this;
    }

    String yaml() {
        StringBuilder text = new StringBuilder("""
                - beans:
                    - name: kafka-records
                      type: dev.wadi.camel.kafka.KafkaRecords
                    - name: orders-copy-source
                      type: dev.wadi.camel.kafka.KafkaSource
                      properties:
                """);
        sourceProperties.forEach((name, value) ->
                text.append("        ").append(name).append(": ").append(value).append('\n'));
        text.append("""
                - route:
                    id: orders-copy
                    from:
                      id: orders-copy-source
                """);
        text.append("      uri: ").append(parameters.get("uri")).append('\n');
        text.append("      parameters:\n");
        parameters.forEach((name, value) -> {
            if (!name.equals("uri")) {
                text.append("        ").append(name).append(": ").append(value).append('\n');
            }
        });
        text.append("""
                      steps:
                        - process: { id: orders-copy-events, ref: orders-copy-source }
                """);
        return text.append(steps.indent(8)).toString();
    }

    RecordingSink sink() {
        return sink;
    }

    CamelContext context() {
        return context;
    }

    RouteProgress progress() {
        return ProgressBoard.of(context).route(ID);
    }

    ServiceStatus status() {
        return context.getRouteController().getRouteStatus(ID);
    }

    /** What stopped the route, or null. */
    Throwable lastError() {
        Route route = context.getRoute(ID);
        return route == null || route.getLastError() == null ? null : route.getLastError().getException();
    }

    void startAgain() throws Exception {
        context.getRouteController().startRoute(ID);
    }

    @Override
    public void close() {
        context.stop();
    }
}
