package dev.wadi.compiler.sink;

import dev.wadi.catalog.KafkaPropertyNames.Side;
import dev.wadi.compiler.service.KafkaClient;
import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.KafkaSink;
import java.util.List;
import java.util.Map;

/**
 * A topic becomes {@code to: kafka:}, with the step before it that gives records their keys.
 *
 * <p>Unless the service says otherwise every replica must have a record, and a retry neither repeats nor reorders: src/docs/decisions,
 * one-request-in-flight.
 */
public final class KafkaSinkCompiler {

    private static final String SERIALIZER = "org.apache.kafka.common.serialization.ByteArraySerializer";
    /** Not a bean: Camel would give the only one to all Kafka endpoints. */
    private static final String CLIENTS = "#class:dev.wadi.camel.kafka.SinkClients";
    /** A batch is sent at once, so the producer's batches fill up without waiting. */
    private static final int PRODUCER_BATCH_BYTES = 262_144;
    private static final long REQUEST_MILLIS = 30_000;

    private final CompileContext context;

    public KafkaSinkCompiler(CompileContext context) {
        this.context = context;
    }

    /**
     * @param id of the endpoint
     * @param recordsId of the step before it
     * @param transaction parameters that the sink's transaction needs, none without one
     */
    public CompiledSink compile(String id, String recordsId, KafkaSink sink, KafkaService service, KafkaClient client,
            Parameters transaction) {
        Map<String, String> given = client.parameters(Side.PRODUCER);
        Parameters parameters = new Parameters()
                .set("brokers", given.remove("brokers"))
                .set("requestRequiredAcks", "all")
                .set("enableIdempotence", client.isIdempotent())
                // a broker that refused the first request of a partition may take the second, idempotence or not
                .set("maxInFlightRequest", 1)
                // else every record would get the headers of the batch exchange, which has none
                .set("batchWithIndividualHeaders", true)
                .set("recordMetadata", false)
                .set("lingerMs", 0)
                .set("producerBatchSize", PRODUCER_BATCH_BYTES)
                .set("headerSerializer", CompileContext.bean(CompileContext.KAFKA_RECORDS))
                .set("headerFilterStrategy", CompileContext.bean(CompileContext.KAFKA_RECORDS))
                .set("keySerializer", SERIALIZER)
                .set("valueSerializer", SERIALIZER);
        if (transaction.values().isEmpty()) { // which brings its own producer
            parameters.set("kafkaClientFactory", CLIENTS);
        }
        parameters.setAll(given).setAll(transaction.values());
        shorterRequest(client, parameters);
        String topic = MongoDbServiceCompiler.address(sink.resource());
        return new CompiledSink(topic.replace("{{env:", "$").replace("}}", "") + " of " + service.name(), List.of(
                RouteSteps.process(recordsId, CompileContext.KAFKA_RECORDS),
                RouteSteps.to(id, "kafka:" + topic, parameters)));
    }

    /** librdkafka allows a delivery time-out that is shorter than a request's; the Java client does not start with that. */
    private static void shorterRequest(KafkaClient client, Parameters parameters) {
        long linger = client.number("linger.ms").orElse(0);
        long longest = client.number("delivery.timeout.ms").orElse(Long.MAX_VALUE) - linger;
        if (client.number("request.timeout.ms").orElse(REQUEST_MILLIS) > longest) {
            parameters.set("requestTimeoutMs", Math.max(1, longest));
        }
    }
}
