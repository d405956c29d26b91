package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Text;
import dev.wadi.definition.Value;
import java.util.Optional;

/** An event that a sink refuses. */
@Section(title = "Injected failure", doc = "A sink that does not take an event, at its first attempts or never. Waits between attempts "
        + "are cut to milliseconds; how many attempts there are is as the definition says.")
public record FailureDefinition(
        Origin origin,
        @Option(doc = "Which input event, from 1.", min = 1, max = 100_000) int event,
        @Option(doc = "The sink's resource, or its number from 1; can be left out when there is only one.") Optional<Value> sink,
        @Option(doc = "How often the event is refused; left out, always.", min = 1, max = 1_000_000) Optional<Long> times,
        @Option(doc = "What kind of fault it is: passing (network, overload), lasting (the sink can never take this event), unknown, "
                + "or sink (it takes nothing at all: wrong credentials).", defaultsTo = "lasting") FaultKind fault,
        @Option(doc = "What the sink says.", defaultsTo = "refused by the test") Text message) {}
