package dev.wadi.compiler;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.HttpMiddleware;
import dev.wadi.definition.HttpSink;
import dev.wadi.definition.Origin;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.PubSubSink;
import dev.wadi.definition.PubSubSource;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Map;

/** What a definition can say and this release cannot run. A connector that needs it is an error, never a route without it. */
final class NotYet {

    /** Kinds of steps without a compiler, with what to call them. */
    static final Map<Class<? extends StepDefinition>, String> KINDS = Map.of(
            PubSubSource.class, "Pub/Sub as a source",
            PubSubSink.class, "Pub/Sub as a sink",
            HttpSink.class, "HTTP as a sink",
            HttpMiddleware.class, "HTTP as a middleware");

    private NotYet() {}

    /** Reports everything that the connector needs and does not get; answers whether there was nothing. */
    static boolean allows(ConnectorDefinition connector, Definitions definitions, Problems problems) {
        boolean allowed = true;
        for (StepDefinition step : connector.steps()) {
            String kind = KINDS.get(step.getClass());
            if (kind != null) {
                report(step.origin(), "service_name", kind, problems);
                allowed = false;
            }
        }
        for (SchemaDefinition schema : connector.schemas()) {
            if (schema.serviceName().flatMap(definitions::service).orElse(null) instanceof PubSubService) {
                report(schema.origin(), "service_name", "schemas of Pub/Sub", problems);
                allowed = false;
            }
        }
        return allowed;
    }

    private static void report(Origin origin, String option, String what, Problems problems) {
        problems.add(origin.problem(ProblemCode.NOT_YET, option, "needs " + what + ", which this release does not run yet")
                .found(what));
    }
}
