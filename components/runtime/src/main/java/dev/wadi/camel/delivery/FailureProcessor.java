package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.camel.deadletter.DeadLetterIds;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.processor.DelegateProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a {@link FailurePolicy} makes of the steps inside it. */
final class FailureProcessor extends DelegateProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(FailureProcessor.class);
    private static final int MOST_CAUSES = 10;

    private final FailurePolicy policy;
    private final Route route;

    FailureProcessor(FailurePolicy policy, Route route, Processor steps) {
        super(steps);
        this.policy = policy;
        this.route = route;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (settlement != null) {
            settlement.decideBy(policy);
        }
        processor.process(exchange);
        if (settlement == null || exchange.getException() != null) {
            return;
        }
        List<EventFailure> letters = settlement.setAside(OnFailure.dead_letter);
        List<EventFailure> skipped = settlement.setAside(OnFailure.skip);
        if (!letters.isEmpty()) {
            keep(letters);
        }
        if (!skipped.isEmpty()) {
            skipped.forEach(failure -> LOG.warn("{}: event skipped, as on_failure says: {}", connector(), failure.describe()));
            progress().skipped(skipped.size());
        }
    }

    private void keep(List<EventFailure> failures) throws InterruptedException {
        Instant now = Instant.now();
        List<DeadLetter> letters = new ArrayList<>(failures.size());
        for (EventFailure failure : failures) {
            // stores sort by time, and a replay must keep the order of the batch
            letters.add(letter(failure, now.plusNanos(letters.size())));
        }
        Retries.of(route).call("write " + letters.size() + " dead letters", () -> {
            policy.getDeadLetters().add(letters);
            return null;
        });
        progress().deadLettered(letters.size());
        LOG.warn("{}: {} events went to the dead letters, the first: {}", connector(), letters.size(), failures.get(0).describe());
    }

    private DeadLetter letter(EventFailure failure, Instant now) {
        EventOrigin origin = failure.origin();
        return new DeadLetter(DeadLetterIds.of(connector(), origin.id(), failure.sink()), connector(), policy.getDefinitionHash(),
                origin.id(), origin.position(), policy.getEncoding(), origin.originalBody(), origin.key(),
                origin.originalAttributes(), failure.sink(), failure.step(), causes(failure.cause()), failure.attempts(),
                failure.since(), now, origin.timestampMillis() < 0 ? null : Instant.ofEpochMilli(origin.timestampMillis()));
    }

    private static List<String> causes(Throwable error) {
        List<String> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            causes.add(cause.getClass().getName() + ": " + cause.getMessage());
        }
        return causes;
    }

    private String connector() {
        return policy.getConnector() == null ? route.getRouteId() : policy.getConnector();
    }

    private RouteProgress progress() {
        return ProgressBoard.of(route.getCamelContext()).route(route.getRouteId());
    }
}
