package dev.wadi.control;

import dev.wadi.camel.deadletter.DeadLetterException;
import dev.wadi.camel.deadletter.DeadLetterStore;
import dev.wadi.compiler.ReplayCompiler;
import dev.wadi.engine.ReplayRoutes;
import dev.wadi.problem.NearName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Looks at the dead letters of a definition's connectors, gives them up or delivers them again. Works beside running connectors.
 *
 * <p>Errors: {@link DeadLetterException}, worded for the person at the terminal. Lifecycle and threads: one owner, closed once.
 */
public final class DeadLetters implements AutoCloseable {

    private final Map<String, ReplayCompiler.Replayable> connectors;
    private final ReplayRoutes routes;

    DeadLetters(Map<String, ReplayCompiler.Replayable> connectors, ReplayRoutes routes) {
        this.connectors = connectors;
        this.routes = routes;
    }

    /**
     * Hands out the letters: connector by connector in the order of the definition, oldest first.
     *
     * @throws DeadLetterException when an id of the selection names none or several letters, after the others were handed out
     */
    public void forEach(DeadLetterSelection selection, Consumer<KeptEvent> reader) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        for (String connector : namesOf(selection)) {
            store(connector).forEach(connector, letter -> {
                if (selection.takes(letter)) {
                    selection.ids().stream().filter(letter.id()::startsWith)
                            .forEach(id -> named.computeIfAbsent(id, key -> new TreeSet<>()).add(letter.id()));
                    reader.accept(new KeptEvent(letter));
                }
            });
        }
        for (String id : selection.ids()) {
            if (!named.containsKey(id)) {
                throw new DeadLetterException("there is no dead letter " + id);
            }
        }
    }

    /** The one letter that the selection means. */
    public KeptEvent get(DeadLetterSelection selection) {
        List<KeptEvent> found = new ArrayList<>();
        forEach(selection, found::add);
        if (found.size() != 1) {
            throw new DeadLetterException(found.size() + " dead letters begin with " + selection.ids().get(0) + ": "
                    + String.join(", ", found.stream().map(KeptEvent::id).toList()));
        }
        return found.get(0);
    }

    /**
     * Gives letters up for ever: nothing is taken out unless every id of the selection names a letter.
     *
     * @param listener told each letter that is given up, before it is
     * @return how many
     */
    public int discard(DeadLetterSelection selection, Consumer<KeptEvent> listener) {
        Map<String, List<String>> byConnector = new LinkedHashMap<>();
        forEach(selection, letter -> byConnector.computeIfAbsent(letter.connector(), name -> new ArrayList<>()).add(letter.id()));
        int count = 0;
        for (Map.Entry<String, List<String>> entry : byConnector.entrySet()) {
            Set<String> ids = new TreeSet<>(entry.getValue());
            store(entry.getKey()).forEach(entry.getKey(), letter -> {
                if (ids.contains(letter.id())) {
                    listener.accept(new KeptEvent(letter));
                }
            });
            store(entry.getKey()).settle(entry.getKey(), ids);
            count += ids.size();
        }
        return count;
    }

    /**
     * Delivers letters again: each event as its source delivered it, through the steps and to the sinks that the definition has now,
     * or only to the sink that does not have it. A letter is taken out when its event is delivered.
     *
     * @return how many were delivered, and how many failed again
     */
    public ReplayReport replay(DeadLetterSelection selection, ReplayListener listener) {
        if (!selection.ids().isEmpty()) {
            forEach(selection, letter -> { }); // an id that is wrong is found before anything is delivered
        }
        ReplayReport report = new ReplayReport(0, 0);
        for (String connector : namesOf(selection)) {
            ConnectorReplay replay = new ConnectorReplay(connectors.get(connector), store(connector), routes, listener);
            store(connector).forEach(connector, letter -> {
                if (selection.takes(letter)) {
                    replay.add(letter);
                }
            });
            report = report.plus(replay.finish());
        }
        return report;
    }

    @Override
    public void close() {
        routes.close();
    }

    private Collection<String> namesOf(DeadLetterSelection selection) {
        if (selection.connector() == null) {
            return connectors.keySet();
        }
        if (!connectors.containsKey(selection.connector())) {
            String near = NearName.of(selection.connector(), connectors.keySet());
            throw new DeadLetterException("there is no connector '" + selection.connector() + "'; there are: "
                    + String.join(", ", connectors.keySet()) + (near == null ? "" : "; did you mean '" + near + "'?"));
        }
        return List.of(selection.connector());
    }

    private DeadLetterStore store(String connector) {
        return routes.store(connectors.get(connector).storeBean());
    }
}
