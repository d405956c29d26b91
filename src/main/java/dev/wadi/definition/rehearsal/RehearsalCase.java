package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events that go in, what is done to them on the way, and what must come of them. */
@Section(title = "Case", doc = "Input events and what must come of them.")
public record RehearsalCase(
        Origin origin,
        @Option(doc = "Says what is tried, in reports.") String name,
        @Option(doc = "The events, in the order in which the source delivers them.", min = 1) List<InputEvent> input,
        @Option(doc = "How many events travel together; left out, as many as the connector allows.", min = 1, max = 100_000)
        Optional<Long> batchSize,
        @Option(doc = "The time that scripts see, which then stands still.") Optional<Instant> clock,
        @Option(doc = "Events that a sink does not take at once, or not at all.") List<FailureDefinition> failures,
        @Option(doc = "What HTTP servers answer, in order of preference.") List<HttpMock> http,
        @Option(doc = "How long the case may take before it counts as failed.", defaultsTo = "10s") Duration timeLimit,
        @Option(doc = "What must come of the events. Left out, only that all are settled and none became a dead letter.")
        Optional<Expectation> expect) {}
