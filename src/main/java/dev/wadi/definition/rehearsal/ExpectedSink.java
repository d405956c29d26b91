package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Value;
import java.util.List;
import java.util.Optional;

/** What one sink gets. */
@Section(title = "Expected sink", doc = "All that one sink takes, repeats included; no events: it must get none. An HTTP "
        + "sink takes what its server answers with 2xx; the attributes of its events are the X- headers, without X- and in small letters.")
public record ExpectedSink(
        Origin origin,
        @Option(doc = "The sink's resource, or its number from 1; can be left out when there is only one.") Optional<Value> sink,
        @Option(doc = "exact: bodies and attributes are as written, no more and no less. subset: objects may hold more than what is "
                + "written, at every depth; arrays may not.", defaultsTo = "exact") MatchKind match,
        @Option(doc = "as-written: in this order. any: in any.", defaultsTo = "as-written") MatchOrder order,
        @Option(doc = "The events.") List<ExpectedEvent> events) {}
