package dev.wadi.control;

import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.camel.deadletter.DeadLetterException;
import dev.wadi.camel.deadletter.DeadLetterIds;
import dev.wadi.camel.deadletter.DeadLetterStore;
import dev.wadi.camel.deadletter.LetterOrigin;
import dev.wadi.compiler.ReplayCompiler;
import dev.wadi.engine.FailureText;
import dev.wadi.engine.ReplayRoutes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Delivers the dead letters of one connector again, in their order.
 *
 * <p>Letters that go the same way are sent together. The order of writes makes a crash harmless: first the sinks, then the new
 * errors, and only then the letters that are done are taken out; what was delivered in between is delivered again. Used once.
 */
final class ConnectorReplay {

    private static final int MOST_TOGETHER = 500;
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int MOST_CAUSES = 10;

    private final ReplayCompiler.Replayable connector;
    private final DeadLetterStore store;
    private final ReplayRoutes routes;
    private final ReplayListener listener;
    private final List<DeadLetter> together = new ArrayList<>();
    private long bytes;
    private ReplayReport report = new ReplayReport(0, 0);
    private boolean warned;

    ConnectorReplay(ReplayCompiler.Replayable connector, DeadLetterStore store, ReplayRoutes routes, ReplayListener listener) {
        this.connector = connector;
        this.store = store;
        this.routes = routes;
        this.listener = listener;
    }

    void add(DeadLetter letter) {
        boolean sameWay = together.isEmpty() || Objects.equals(together.get(0).sink(), letter.sink());
        if (!sameWay || together.size() >= MOST_TOGETHER || bytes >= MOST_BYTES) {
            deliver();
        }
        warnOfChange(letter);
        together.add(letter);
        bytes += letter.body() == null ? 0 : letter.body().length;
    }

    ReplayReport finish() {
        if (!together.isEmpty()) {
            deliver();
        }
        return report;
    }

    private void warnOfChange(DeadLetter letter) {
        if (!warned && !letter.definitionHash().equals(connector.definitionHash())) {
            warned = true;
            listener.warn(connector.name() + ": the definition has changed since events became dead letters; they take the way "
                    + "that it describes now");
        }
    }

    private void deliver() {
        List<DeadLetter> letters = List.copyOf(together);
        together.clear();
        bytes = 0;
        String sink = letters.get(0).sink();
        ReplayCompiler.Way way = connector.ways().get(sink == null ? ReplayCompiler.ALL_SINKS : sink);
        if (way == null) {
            report = report.plus(new ReplayReport(0, letters.size()));
            listener.warn(connector.name() + ": " + letters.size() + " dead letters are for the sink " + sink
                    + ", which the definition does not have any more; they stay");
            return;
        }
        routes.load(way.file());
        ReplayRoutes.Delivered outcome = routes.deliver(way.uri(), letters);
        List<DeadLetter> failed = failedAgain(outcome.failed());
        if (!failed.isEmpty()) {
            store.add(failed);
        }
        settle(outcome, failed);
        if (!outcome.delivered().isEmpty()) {
            listener.delivered(connector.name(), outcome.delivered().size());
        }
        failed.forEach(letter -> listener.failedAgain(new KeptEvent(letter)));
        report = report.plus(new ReplayReport(outcome.delivered().size(),
                outcome.failed().stream().map(EventFailure::origin).distinct().count()));
        if (outcome.end() != null) {
            throw new DeadLetterException(connector.name() + ": the replay ended, what was not delivered stays a dead letter: "
                    + FailureText.of(outcome.end()), outcome.end());
        }
    }

    private List<DeadLetter> failedAgain(List<EventFailure> failures) {
        Instant now = Instant.now();
        List<DeadLetter> letters = new ArrayList<>(failures.size());
        for (EventFailure failure : failures) {
            DeadLetter before = ((LetterOrigin) failure.origin()).letter();
            // of an event that no sink had, some sinks may have it now: what is left are letters for the others
            String sink = before.sink() == null ? failure.sink() : before.sink();
            letters.add(new DeadLetter(DeadLetterIds.of(before.connector(), before.eventId(), sink), before.connector(),
                    connector.definitionHash(), before.eventId(), before.position(), before.encoding(), before.body(), before.key(),
                    before.attributes(), sink, failure.step(), causes(failure.cause()), before.attempts() + failure.attempts(),
                    before.firstFailure(), now.plusNanos(letters.size()), before.eventTime()));
        }
        return letters;
    }

    private void settle(ReplayRoutes.Delivered outcome, List<DeadLetter> failed) {
        Set<String> done = new HashSet<>();
        outcome.delivered().forEach(letter -> done.add(letter.id()));
        outcome.failed().forEach(failure -> done.add(((LetterOrigin) failure.origin()).letter().id()));
        failed.forEach(letter -> done.remove(letter.id()));
        if (!done.isEmpty()) {
            store.settle(connector.name(), done);
        }
    }

    private static List<String> causes(Throwable error) {
        List<String> causes = new ArrayList<>();
        for (Throwable cause = error; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            causes.add(cause.getClass().getName() + ": " + cause.getMessage());
        }
        return causes;
    }
}
