package dev.wadi.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One stream: a source, steps in order, and sinks. */
@Section(title = "Connector", doc = "One stream: a source, steps in order, and sinks. [[connectors]] in TOML.")
public record ConnectorDefinition(
        Origin origin,
        @Option(doc = "Names the connector everywhere, and its saved position. No two connectors of a file share a name.")
        String name,
        @Option(doc = "Whether the connector is run; one that is not is checked all the same.", defaultsTo = "true")
        boolean enabled,
        @Option(doc = "How many events travel together.") Optional<BatchDefinition> batch,
        @Option(doc = "Whether the position is saved. Left out, it is saved.") Optional<CheckpointDefinition> checkpoint,
        @Option(doc = "Drops events that were delivered before. Left out, none is dropped.") Optional<DedupDefinition> dedup,
        @Option(doc = "Where events come from.") SourceDefinition source,
        @Option(doc = "Steps that change events, in order.") List<MiddlewareDefinition> middlewares,
        @Option(doc = "Schemas that source, steps and sinks name.") List<SchemaDefinition> schemas,
        @Option(doc = "Where events go: one or more; each must confirm an event before the position moves.", min = 1)
        List<SinkDefinition> sinks,
        @Option(doc = "Where events go that cannot be delivered, as on_failure says. Left out, to files under WADI_STATE.")
        Optional<DeadLetterDefinition> deadLetter,
        @Option(doc = "Most events that travel together. A batch is what is there, up to this limit, and never waits to "
                + "become fuller. Left out, 500 where an http or camel step takes events one by one. Not together with batch.", defaultsTo = "5000", min = 1, max = BatchDefinition.LARGEST)
        int maxBatchSize,
        @Option(doc = "How many documents and arrays may lie within each other in an event that is converted; one that goes "
                + "deeper fails as on_failure says. MongoDB itself takes 200.", defaultsTo = "" + ConnectorDefinition.USUAL_NESTING,
                min = 1, max = ConnectorDefinition.DEEPEST_NESTING)
        int maxNesting,
        @Option(doc = "How long a stop waits for the batch in delivery.", defaultsTo = "10s") Duration drainTimeout,
        @Option(doc = "What becomes of an event that cannot be delivered: stop (the connector stops at it), dead_letter or skip "
                + "(it is logged, counted and given up). Sinks may have their own.", defaultsTo = "stop")
        FailureAction onFailure,
        @Option(doc = "How events go to a sink again; sinks may have their own.") Optional<RetryDefinition> retry,
        @Option(doc = "at-least-once: what was not confirmed when something died arrives again. effectively-once: events and position "
                + "go into one transaction of the one sink, so that nothing arrives twice. That is possible from mongodb and kafka to "
                + "kafka (between two topics: of one service) and to mongodb (with the positions in the sink's service: "
                + "system.checkpoints). Readers of a topic must read committed records only.", defaultsTo = "at-least-once")
        Delivery delivery,
        @Option(doc = "The compacted topic that keeps the position of an effectively-once connector from mongodb to kafka, in the "
                + "sink's service; made when it is missing.", defaultsTo = ConnectorDefinition.USUAL_POSITIONS_TOPIC)
        String positionsTopic,
        @Option(doc = "How the connector starts again after a failure.") Optional<RestartDefinition> restart) {

    /** Where positions are kept in Kafka unless the definition names another topic. */
    public static final String USUAL_POSITIONS_TOPIC = "wadi-positions";

    /** Most events of a batch that is delivered request by request, unless the definition says another number. */
    private static final int ONE_BY_ONE_BATCH = 500;

    /** What conversions take unless they are told otherwise. */
    public static final int USUAL_NESTING = 200;

    /** What conversions can be told to take: each level needs its share of a thread's stack. */
    public static final int DEEPEST_NESTING = 500;

    /**
     * Most events that the source puts into a batch: of {@code batch} where there is one, else {@code max_batch_size}. Without either
     * it is smaller where each event is a request of its own: a batch must be through before a stop has waited too long for it, or
     * Kafka takes the partitions away from a group that does not ask for more.
     */
    public int batchLimit() {
        int unlessSaid = !origin.has("max_batch_size") && takesOneByOne() ? ONE_BY_ONE_BATCH : maxBatchSize;
        return batch.map(BatchDefinition::size).orElse(unlessSaid);
    }

    private boolean takesOneByOne() {
        return middlewares.stream().anyMatch(HttpMiddleware.class::isInstance)
                || sinks.stream().anyMatch(sink -> sink instanceof HttpSink || sink instanceof CamelSink);
    }

    /** What becomes of an event that this sink does not take. */
    public FailureAction onFailureOf(SinkDefinition sink) {
        FailureAction unsaid = sink.confirmation() == Confirmation.BEST_EFFORT && onFailure == FailureAction.STOP
                ? FailureAction.SKIP : onFailure;
        return sink.onFailure().orElse(unsaid);
    }

    /** How events go to this sink again, where the definition says it. */
    public Optional<RetryDefinition> retryOf(SinkDefinition sink) {
        return sink.retry().or(() -> retry);
    }

    /** Whether any event may be given up or put aside instead of stopping the connector. */
    public boolean goesOnAfterFailures() {
        return onFailure != FailureAction.STOP || sinks.stream().anyMatch(sink -> onFailureOf(sink) != FailureAction.STOP);
    }

    /** Whether any event may become a dead letter. */
    public boolean keepsDeadLetters() {
        return onFailure == FailureAction.DEAD_LETTER
                || sinks.stream().anyMatch(sink -> onFailureOf(sink) == FailureAction.DEAD_LETTER);
    }

    /** Whether events and position go into one transaction of the sink. */
    public boolean isEffectivelyOnce() {
        return delivery == Delivery.EFFECTIVELY_ONCE;
    }

    /** Whether the sink's transaction takes along the offsets of the source's consumer group, beside which no position is kept. */
    public boolean keepsOffsetsOnly() {
        return isEffectivelyOnce() && source instanceof KafkaSource && sinks.stream().allMatch(KafkaSink.class::isInstance);
    }

    /** Whether the position is saved. */
    public boolean keepsPosition() {
        return source.hasPosition() && checkpoint.map(CheckpointDefinition::enabled).orElse(true);
    }

    /**
     * Id of the schema that holds for a step: its own, else that of the nearest earlier step; sinks look at the middlewares and
     * the source. Source: mstream's schema inheritance rules.
     */
    public Optional<String> schemaIdOf(StepDefinition step) {
        Optional<String> inherited = Optional.empty();
        if (step != source) {
            inherited = source.schemaId();
            for (MiddlewareDefinition middleware : middlewares) {
                if (middleware == step) {
                    break;
                }
                inherited = middleware.schemaId().isPresent() ? middleware.schemaId() : inherited;
            }
        }
        return step.schemaId().isPresent() ? step.schemaId() : inherited;
    }

    /** The connector's schema of that id. */
    public Optional<SchemaDefinition> schema(String id) {
        return schemas.stream().filter(schema -> schema.id().equals(id)).findFirst();
    }

    /** Source, middlewares and sinks, in the order of the stream. */
    public List<StepDefinition> steps() {
        List<StepDefinition> steps = new ArrayList<>();
        steps.add(source);
        steps.addAll(middlewares);
        steps.addAll(sinks);
        return steps;
    }

    /**
     * The same connector as it is rehearsed: enabled, with schemas that need no server, its keys for dedup and its dead letters in
     * files, and without a transaction, which needs a real sink.
     */
    public ConnectorDefinition rehearsed(List<SchemaDefinition> localSchemas) {
        return new ConnectorDefinition(origin, name, true, batch, checkpoint, dedup.map(DedupDefinition::inFiles), source, middlewares,
                localSchemas, sinks, Optional.empty(), maxBatchSize, maxNesting, drainTimeout, onFailure, retry,
                Delivery.AT_LEAST_ONCE, positionsTopic, restart);
    }
}
