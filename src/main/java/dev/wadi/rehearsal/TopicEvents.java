package dev.wadi.rehearsal;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Origin;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.engine.RehearsalRoutes;
import dev.wadi.engine.RehearsedEvent;
import dev.wadi.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of a topic. Offsets count from 0 in each partition. */
final class TopicEvents implements SourceEvents {

    private final ConnectorDefinition connector;
    private final String topic;
    private final SourceBodies bodies;
    private final Values values;
    private final Problems problems;

    TopicEvents(ConnectorDefinition connector, String topic, SourceBodies bodies, Problems problems) {
        this.connector = connector;
        this.topic = topic;
        this.bodies = bodies;
        this.values = new Values(problems);
        this.problems = problems;
    }

    @Override
    public void check(InputEvent event) {
        Origin origin = event.origin();
        SourceEvents.refuse(event, connector, problems, "operation", "before", "collection");
        event.key().ifPresent(key -> values.text(origin, "key", key));
        event.attributes().ifPresent(attributes -> values.texts(origin, "attributes", attributes));
        bodies.check(event);
    }

    @Override
    public List<RehearsedEvent> make(List<InputEvent> events, RehearsalRoutes routes) throws InputException {
        Map<Integer, Long> offsets = new HashMap<>();
        List<RehearsedEvent> made = new ArrayList<>();
        for (InputEvent event : events) {
            long offset = offsets.merge(event.partition(), 1L, Long::sum) - 1;
            byte[] key = event.key().flatMap(value -> values.text(event.origin(), "key", value)).map(SourceBodies::bytes).orElse(null);
            Map<String, byte[]> headers = new LinkedHashMap<>();
            event.attributes().ifPresent(attributes -> values.texts(event.origin(), "attributes", attributes)
                    .forEach((name, text) -> headers.put(name, text == null ? null : SourceBodies.bytes(text))));
            made.add(RehearsedEvent.record(topic, event.partition(), offset, event.time().toEpochMilli(), key,
                    bodies.of(event, routes), headers));
        }
        return made;
    }
}
