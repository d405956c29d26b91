package dev.wadi.rehearsal;

import dev.wadi.definition.CamelSource;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Origin;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.engine.RehearsalRoutes;
import dev.wadi.engine.RehearsedEvent;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Messages of any Camel consumer. Where the source names no header for it, their ids are their numbers. */
final class MessageInputs implements SourceEvents {

    private final ConnectorDefinition connector;
    private final CamelSource source;
    private final SourceBodies bodies;
    private final Values values;
    private final Problems problems;

    MessageInputs(ConnectorDefinition connector, SourceBodies bodies, Problems problems) {
        this.connector = connector;
        this.source = (CamelSource) connector.source();
        this.bodies = bodies;
        this.values = new Values(problems);
        this.problems = problems;
    }

    @Override
    public void check(InputEvent event) {
        Origin origin = event.origin();
        SourceEvents.refuse(event, connector, problems, "operation", "before", "collection", "partition", "key");
        Map<String, String> headers = headers(event);
        source.idHeader().filter(header -> headers.get(header) == null).ifPresent(header -> problems.add(
                origin.problem(ProblemCode.MISSING_OPTION, "needs the attribute '" + header + "', by which the source tells its messages "
                        + "apart").at(origin.pathOf("attributes")).allowing("attributes: { " + header + ": ... }")));
        bodies.check(event);
    }

    private Map<String, String> headers(InputEvent event) {
        Map<String, String> headers = new LinkedHashMap<>(event.attributes()
                .map(attributes -> values.texts(event.origin(), "attributes", attributes)).orElse(Map.of()));
        headers.values().removeIf(Objects::isNull);
        return headers;
    }

    @Override
    public List<RehearsedEvent> make(List<InputEvent> events, RehearsalRoutes routes) throws InputException {
        List<RehearsedEvent> made = new ArrayList<>();
        for (InputEvent event : events) {
            Map<String, String> headers = headers(event);
            String id = source.idHeader().map(headers::get).orElse("message-" + (made.size() + 1));
            byte[] key = source.keyHeader().map(headers::get).map(SourceBodies::bytes).orElse(null);
            made.add(RehearsedEvent.message(id, key, bodies.of(event, routes), headers, event.time().toEpochMilli()));
        }
        return made;
    }
}
