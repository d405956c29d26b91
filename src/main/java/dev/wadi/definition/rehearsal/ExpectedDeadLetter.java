package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Text;
import dev.wadi.definition.Value;
import java.util.Optional;

/** An event that cannot be delivered. */
@Section(title = "Expected dead letter", doc = "An event that becomes a dead letter.")
public record ExpectedDeadLetter(
        Origin origin,
        @Option(doc = "Which input event, from 1.", min = 1, max = 100_000) int event,
        @Option(doc = "The one sink that does not have it: its resource, or its number from 1. Left out, it is not looked at.")
        Optional<Value> sink,
        @Option(doc = "Text that the reason holds.") Optional<Text> reason) {}
