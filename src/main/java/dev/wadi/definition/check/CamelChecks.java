package dev.wadi.definition.check;

import dev.wadi.definition.CamelSource;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Origin;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;

/** What a connector asks of a source whose component nobody here knows. The component's own options are the compiler's business. */
final class CamelChecks {

    private CamelChecks() {}

    static void check(ConnectorDefinition connector, Problems problems) {
        if (!(connector.source() instanceof CamelSource source)) {
            return;
        }
        Origin origin = connector.origin();
        if (connector.batch().isPresent()) {
            problems.add(origin.problem(ProblemCode.CONFLICTING_OPTIONS, "batch", "cannot be had from a source of camel: each message is "
                    + "acknowledged by itself, so none waits for another").allowing("no batch"));
        }
        if (origin.has("max_batch_size")) {
            problems.add(origin.problem(ProblemCode.OPTION_IGNORED, "max_batch_size",
                    "has no effect: messages of a camel source travel one by one"));
        }
        if (connector.dedup().isPresent() && source.idHeader().isEmpty()) {
            problems.add(source.origin().problem(ProblemCode.MISSING_OPTION, "id_header", "is needed for dedup: only the id that a message "
                    + "has in its own system is the same when it comes again"));
        }
        if (connector.checkpoint().isPresent()) {
            problems.add(origin.problem(ProblemCode.OPTION_IGNORED, "checkpoint",
                    "has no effect: what the source has acknowledged is its own business, and wadi saves no position"));
        }
    }
}
