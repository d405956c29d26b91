package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Text;
import java.util.List;
import java.util.Optional;

/** What must come of the events of a case. */
@Section(title = "Expectation", doc = "What must come of a case's events. A sink that is not named may get anything; every other number "
        + "that is left out stands for a case without trouble.")
public record Expectation(
        Origin origin,
        @Option(doc = "What sinks get.") List<ExpectedSink> sinks,
        @Option(doc = "All dead letters, in any order. Left out, there must be none.") List<ExpectedDeadLetter> deadLetters,
        @Option(doc = "How many events are given up, as on_failure = \"skip\" says.", defaultsTo = "0", min = 0) long skipped,
        @Option(doc = "How many events scripts leave out.", defaultsTo = "0", min = 0) long filtered,
        @Option(doc = "How many events dedup leaves out.", defaultsTo = "0", min = 0) long duplicates,
        @Option(doc = "How many input events, from the first on, are settled: where the saved position is at the end. Left out, all.",
                min = 0) Optional<Long> settled,
        @Option(doc = "The connector stops, and its reason holds this text. Left out, it must not stop.") Optional<Text> stops) {}
