package dev.wadi.rehearsal;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.PubSubSource;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.engine.RehearsalRoutes;
import dev.wadi.engine.RehearsedEvent;
import dev.wadi.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Messages of a Pub/Sub subscription. The key is the ordering key; ids are numbers. */
final class SubscriptionEvents implements SourceEvents {

    private final ConnectorDefinition connector;
    private final String subscription;
    private final SourceBodies bodies;
    private final Values values;
    private final Problems problems;

    SubscriptionEvents(ConnectorDefinition connector, String subscription, SourceBodies bodies, Problems problems) {
        this.connector = connector;
        this.subscription = subscription;
        this.bodies = bodies;
        this.values = new Values(problems);
        this.problems = problems;
    }

    @Override
    public void check(InputEvent event) {
        SourceEvents.refuse(event, connector, problems, "operation", "before", "collection", "partition");
        event.key().ifPresent(key -> values.text(event.origin(), "key", key));
        attributes(event);
        bodies.check(event);
    }

    private Map<String, String> attributes(InputEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>(event.attributes()
                .map(given -> values.texts(event.origin(), "attributes", given)).orElse(Map.of()));
        attributes.values().removeIf(Objects::isNull);
        return attributes;
    }

    @Override
    public List<RehearsedEvent> make(List<InputEvent> events, RehearsalRoutes routes) throws InputException {
        boolean messageAttributes = ((PubSubSource) connector.source()).messageAttributes();
        List<RehearsedEvent> made = new ArrayList<>();
        for (InputEvent event : events) {
            String key = event.key().flatMap(value -> values.text(event.origin(), "key", value)).orElse(null);
            made.add(RehearsedEvent.message(subscription, Integer.toString(made.size() + 1), key, bodies.of(event, routes),
                    attributes(event), event.time(), messageAttributes));
        }
        return made;
    }
}
