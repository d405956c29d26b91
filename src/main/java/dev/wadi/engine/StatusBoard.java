package dev.wadi.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The status of every connector. A final state stays. Threads: safe; the listener is told one change at a time, in order, by
 * the thread that made it.
 */
final class StatusBoard {

    private final Map<String, ConnectorStatus> statuses = new LinkedHashMap<>();
    private final Consumer<ConnectorStatus> listener;
    private final CompletableFuture<Void> allEnded = new CompletableFuture<>();

    StatusBoard(Collection<String> connectors, Consumer<ConnectorStatus> listener) {
        this.listener = listener;
        connectors.forEach(name -> statuses.put(name, new ConnectorStatus(name, ConnectorState.STARTING, "")));
        completeWhenAllEnded();
    }

    /** Tells the listener the state that all start with. */
    synchronized void announce() {
        statuses.values().forEach(listener);
    }

    synchronized void change(String connector, ConnectorState state, String detail) {
        ConnectorStatus now = new ConnectorStatus(connector, state, detail);
        ConnectorStatus before = statuses.get(connector);
        if (before.state().isFinal() || before.equals(now)) {
            return;
        }
        statuses.put(connector, now);
        listener.accept(now);
        completeWhenAllEnded();
    }

    synchronized ConnectorStatus of(String connector) {
        return statuses.get(connector);
    }

    /** In the order of the definition. */
    synchronized List<ConnectorStatus> all() {
        return new ArrayList<>(statuses.values());
    }

    /** Completes when no connector is left that could still do something. */
    CompletableFuture<Void> allEnded() {
        return allEnded;
    }

    private void completeWhenAllEnded() {
        if (statuses.values().stream().allMatch(status -> status.state().isFinal())) {
            allEnded.complete(null);
        }
    }
}
