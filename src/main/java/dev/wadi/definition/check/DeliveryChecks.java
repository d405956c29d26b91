package dev.wadi.definition.check;

import dev.wadi.definition.Confirmation;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.FailureAction;
import dev.wadi.definition.HttpMiddleware;
import dev.wadi.definition.Origin;
import dev.wadi.definition.RetryDefinition;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.time.Duration;
import java.util.List;

/** What happens to events that a sink does not take. */
final class DeliveryChecks {

    private final Problems problems;

    private DeliveryChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(ConnectorDefinition connector, Problems problems) {
        DeliveryChecks checks = new DeliveryChecks(problems);
        connector.retry().ifPresent(checks::check);
        connector.restart().ifPresent(restart -> checks.checkWaits(restart.origin(), restart.firstWait(), restart.longestWait()));
        connector.middlewares().stream().filter(HttpMiddleware.class::isInstance)
                .forEach(middleware -> ((HttpMiddleware) middleware).retry().ifPresent(checks::check));
        for (SinkDefinition sink : connector.sinks()) {
            sink.retry().ifPresent(checks::check);
            if (sink.confirmation() == Confirmation.BEST_EFFORT && sink.onFailure().filter(FailureAction.STOP::equals).isPresent()) {
                problems.add(sink.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "on_failure", "cannot be stop for a "
                        + "best_effort sink: the connector does not wait for it").found("stop").allowing(List.of("dead_letter", "skip")));
            }
        }
        if (connector.sinks().stream().allMatch(sink -> sink.confirmation() == Confirmation.BEST_EFFORT)) {
            problems.add(connector.sinks().get(0).origin().problem(ProblemCode.CONFLICTING_OPTIONS, "confirmation", "cannot be "
                    + "best_effort for every sink: then nothing says when an event is delivered").found("best_effort")
                    .allowing("at least one sink with confirmation = \"required\""));
        }
    }

    private void check(RetryDefinition retry) {
        checkWaits(retry.origin(), retry.firstWait(), retry.longestWait());
    }

    private void checkWaits(Origin origin, Duration firstWait, Duration longestWait) {
        if (firstWait.isZero()) {
            problems.add(origin.problem(ProblemCode.OUT_OF_RANGE, "first_wait", "must be longer than nothing: attempts "
                    + "without a pause are a flood").found("0").allowing("1ms or longer"));
        } else if (longestWait.compareTo(firstWait) < 0) {
            problems.add(origin.problem(ProblemCode.CONFLICTING_OPTIONS, "longest_wait", "is shorter than first_wait")
                    .allowing("first_wait or longer"));
        }
    }
}
