package dev.wadi.compiler;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.HttpMiddleware;
import dev.wadi.definition.HttpSink;
import dev.wadi.definition.Origin;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.UdfMiddleware;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Map;

/** What a definition can say and this release cannot run. A connector that needs it is an error, never a route without it. */
final class NotYet {

    /** Kinds of steps without a compiler, with what to call them. */
    static final Map<Class<? extends StepDefinition>, String> KINDS = Map.of(
            HttpSink.class, "HTTP as a sink",
            HttpMiddleware.class, "HTTP as a middleware",
            UdfMiddleware.class, "scripts");

    private NotYet() {}

    /** Reports everything that the connector needs and does not get; answers whether there was nothing. */
    static boolean allows(ConnectorDefinition connector, Problems problems) {
        boolean allowed = true;
        for (StepDefinition step : connector.steps()) {
            String kind = KINDS.get(step.getClass());
            if (kind != null) {
                report(step.origin(), "service_name", kind, problems);
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
