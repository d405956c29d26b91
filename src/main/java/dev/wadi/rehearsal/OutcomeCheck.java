package dev.wadi.rehearsal;

import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.control.KeptEvent;
import dev.wadi.definition.Text;
import dev.wadi.definition.rehearsal.ExpectedDeadLetter;
import dev.wadi.definition.rehearsal.Expectation;
import dev.wadi.definition.rehearsal.RehearsalCase;
import dev.wadi.engine.RehearsalOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what became of the events, sinks aside, with what was expected: settled, stopped, given up, put aside. */
final class OutcomeCheck {

    private final RehearsalCase wanted;
    private final RehearsalOutcome outcome;
    private final List<String> sinkIds;
    private final SinkNames sinks;
    private final List<String> differences = new ArrayList<>();

    /** @param sinkIds ids of the connector's sinks, in order */
    OutcomeCheck(RehearsalCase wanted, RehearsalOutcome outcome, List<String> sinkIds, SinkNames sinks) {
        this.wanted = wanted;
        this.outcome = outcome;
        this.sinkIds = sinkIds;
        this.sinks = sinks;
    }

    List<String> differences() {
        Optional<Expectation> expect = wanted.expect();
        if (outcome.unfinished() != null) {
            differences.add("was not done after " + wanted.timeLimit().toMillis() + " ms: " + outcome.unfinished());
        }
        compareStop(expect.flatMap(Expectation::stops).map(Text::value));
        compare("settled events", expect.flatMap(Expectation::settled).orElse((long) wanted.input().size()), outcome.settled());
        compare("skipped events", expect.map(Expectation::skipped).orElse(0L), outcome.skipped());
        compare("duplicates", expect.map(Expectation::duplicates).orElse(0L), outcome.duplicates());
        compare("events that scripts leave out", expect.map(Expectation::filtered).orElse(0L), outcome.filtered());
        compareLetters(expect.map(Expectation::deadLetters).orElse(List.of()));
        return differences;
    }

    private void compareStop(Optional<String> reason) {
        if (reason.isEmpty() && outcome.stopped() != null) {
            differences.add("the connector stopped: " + outcome.stopped());
        } else if (reason.isPresent() && outcome.stopped() == null) {
            differences.add("the connector did not stop, expected was: " + reason.get());
        } else if (reason.isPresent() && !outcome.stopped().contains(reason.get())) {
            differences.add("the connector stopped for another reason: expected \"" + reason.get() + "\", found \"" + outcome.stopped() + '"');
        }
    }

    private void compare(String what, long expected, long found) {
        if (expected != found) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private void compareLetters(List<ExpectedDeadLetter> expected) {
        List<DeadLetter> left = new ArrayList<>(outcome.letters());
        for (ExpectedDeadLetter letter : expected) {
            Optional<DeadLetter> found = left.stream().filter(actual -> matches(letter, actual)).findFirst();
            if (found.isEmpty()) {
                differences.add("event " + letter.event() + " did not become " + (isThere(letter) ? "such a dead letter" : "a dead letter")
                        + letter.sink().map(sink -> " of sink " + sink.json().asText()).orElse("")
                        + letter.reason().map(reason -> " with the reason \"" + reason.value() + '"').orElse(""));
            }
            found.ifPresent(left::remove);
        }
        left.forEach(letter -> differences.add("event " + numberOf(letter) + " became a dead letter"
                + (letter.sink() == null ? "" : " of sink " + sinks.nameOf(sinkIds.indexOf(letter.sink()))) + ": "
                + new KeptEvent(letter).reason()));
    }

    private boolean isThere(ExpectedDeadLetter expected) {
        return outcome.letters().stream().anyMatch(letter -> numberOf(letter) == expected.event());
    }

    private boolean matches(ExpectedDeadLetter expected, DeadLetter letter) {
        boolean sinkMatches = expected.sink().isEmpty()
                || sinks.find(expected.origin(), expected.sink()).orElse(-1) == sinkIds.indexOf(letter.sink());
        return numberOf(letter) == expected.event() && sinkMatches
                && new KeptEvent(letter).reason().contains(expected.reason().map(Text::value).orElse(""));
    }

    private int numberOf(DeadLetter letter) {
        return outcome.eventIds().indexOf(letter.eventId()) + 1;
    }
}
