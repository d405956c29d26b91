package dev.wadi.compiler.source;

import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.PubSubSource;
import java.time.Duration;
import java.util.List;

/** A subscription becomes {@code from: pubsub-messages:}. Options with the component's own default are left out. */
public final class PubSubSourceCompiler {

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ACK_DEADLINE = Duration.ofSeconds(60);
    private static final long OUTSTANDING_BYTES = 64_000_000L;

    private final CompileContext context;

    public PubSubSourceCompiler(CompileContext context) {
        this.context = context;
    }

    public CompiledSource compile(ConnectorDefinition connector, PubSubSource source, PubSubService service) {
        Parameters parameters = new Parameters()
                .set("client", CompileContext.bean(context.names().service(service.name())))
                .set("connector", context.properties().parameterText(
                        context.names().connector(connector.name()) + ".connector", connector.name()))
                .set("maxBatchSize", connector.batchLimit());
        connector.batch().ifPresent(batch -> parameters.setUnless(0L, "batchWait", batch.maxWait().toMillis())
                .set("maxBatchBytes", batch.maxBytes().bytes()));
        source.maxOutstandingMessages().ifPresent(most -> parameters.set("maxOutstandingMessages", most));
        parameters.setUnless(OUTSTANDING_BYTES, "maxOutstandingBytes", source.maxOutstandingBytes().bytes())
                .setUnless(1, "parallelPullCount", source.parallelPullCount())
                .setUnless(ACK_DEADLINE.toMillis(), "ackDeadline", source.ackDeadline().toMillis())
                .setUnless(true, "messageAttributes", source.messageAttributes())
                .setUnless(DRAIN_TIMEOUT.toMillis(), "drainTimeout", connector.drainTimeout().toMillis());
        String subscription = MongoDbServiceCompiler.address(source.resource());
        return new CompiledSource(subscription.replace("{{env:", "$").replace("}}", "") + " of " + service.name(), List.of(),
                RouteSteps.endpoint(connector.name() + "-source", "pubsub-messages:" + subscription, parameters), List.of());
    }
}
