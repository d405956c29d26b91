package dev.wadi.compiler;

import dev.wadi.compiler.source.SourcePositions;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.KafkaSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code delivery = "effectively-once"} becomes a transaction around the sink's last steps that carries the position: the offsets of
 * the consumer group between topics, a record of a topic from MongoDB to Kafka, a document of the position store to MongoDB. Used for
 * one connector; without that option it changes nothing.
 */
final class TransactionCompiler implements SourcePositions {

    private final CompileContext context;
    private final ConnectorDefinition connector;
    private final boolean used;
    private final boolean toKafka;
    private final boolean offsets;
    private final String transaction;
    private final String topicPositions;
    private final List<Map<String, Object>> beans = new ArrayList<>();

    /** @param replay whether events come from elsewhere than the connector's source, and so without positions of its */
    TransactionCompiler(CompileContext context, ConnectorDefinition connector, boolean replay) {
        this.context = context;
        this.connector = connector;
        this.used = connector.isEffectivelyOnce() && !replay;
        this.toKafka = used && connector.sinks().get(0) instanceof KafkaSink;
        this.offsets = used && connector.keepsOffsetsOnly();
        this.transaction = used ? context.names().unique(connector.name() + "-transaction") : null;
        this.topicPositions = toKafka && !offsets ? context.names().unique(connector.name() + "-positions") : null;
        if (used) {
            makeBeans();
        }
    }

    /** The beans that the policy and the source name. */
    List<Map<String, Object>> beans() {
        return beans;
    }

    /** The steps that are repeated until the sink has every event, each time in a transaction of their own. */
    List<Map<String, Object>> around(int sink, List<Map<String, Object>> steps) {
        return used ? List.of(RouteSteps.policy(connector.name() + "-transaction-" + (sink + 1), transaction, steps)) : steps;
    }

    /** The mark that keeps the endpoint of a transaction apart from others with the same options. */
    Parameters endpointParameters() {
        Parameters parameters = new Parameters();
        return toKafka ? parameters.set("additionalProperties.wadi.transaction", context.properties().parameterText(
                context.names().connector(connector.name()) + ".transaction", "wadi-" + connector.name())) : parameters;
    }

    @Override
    public String checkpoint() {
        if (!used) {
            return CompileContext.CHECKPOINTS;
        }
        return toKafka ? topicPositions : transaction;
    }

    @Override
    public boolean areOffsets() {
        return offsets;
    }

    @Override
    public String transaction() {
        return transaction;
    }

    private void makeBeans() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("connector", connector.name());
        if (!toKafka) {
            properties.put("checkpoint", CompileContext.bean(CompileContext.CHECKPOINTS));
            beans.add(RouteBeans.bean(transaction, "dev.wadi.camel.mongodb.MongoDbTransaction", properties));
            return;
        }
        if (!offsets) {
            Map<String, Object> positions = new LinkedHashMap<>();
            positions.put("topic", connector.positionsTopic());
            positions.put("before", CompileContext.bean(CompileContext.CHECKPOINTS));
            beans.add(RouteBeans.bean(topicPositions, "dev.wadi.camel.kafka.KafkaPositions", positions));
            properties.put("positions", CompileContext.bean(topicPositions));
        }
        beans.add(RouteBeans.bean(transaction, "dev.wadi.camel.kafka.KafkaTransaction", properties));
    }
}
