package dev.wadi.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at the routes of running connectors again and again.
 *
 * <p>Camel's event of a stopped route comes before the route has its cause ({@code stopRoute(id, cause)} sets it at the very
 * end), and what a source does besides running is not an event at all; so looking is simpler than listening. A route that
 * stays stopped without a cause was stopped by somebody, by JMX for instance.
 *
 * <p>Threads: {@link #look} by one at a time, {@link #watch} by any.
 */
final class RouteWatch {

    /** Looks without a cause after which a stopped route counts as stopped on purpose. */
    private static final int LOOKS_FOR_CAUSE = 5;
    /** What a source says of itself, see {@link dev.wadi.camel.progress.RouteProgress#condition(String)}. */
    private static final String RUNNING = "running";
    private static final Set<String> NOT_YET_RUNNING = Set.of("starting", "connecting");

    private final CamelRuntime camel;
    private final StatusBoard board;
    private final Restarts restarts;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> looksAtStopped = new HashMap<>();

    RouteWatch(CamelRuntime camel, StatusBoard board, Restarts restarts) {
        this.camel = camel;
        this.board = board;
        this.restarts = restarts;
    }

    /** From now on, and until it fails, the connector has a route to look at. */
    void watch(String connector) {
        watched.add(connector);
    }

    void look() {
        watched.removeIf(connector -> board.of(connector).state().isFinal());
        watched.forEach(this::lookAt);
    }

    private void lookAt(String connector) {
        if (!camel.isStopped(connector)) {
            showCondition(connector, FailureText.clean(camel.progressOf(connector).condition()));
            return;
        }
        Throwable cause = camel.lastError(connector);
        if (cause != null) {
            watched.remove(connector);
            restarts.failed(connector, cause);
        } else if (looksAtStopped.merge(connector, 1, Integer::sum) >= LOOKS_FOR_CAUSE) {
            board.change(connector, ConnectorState.STOPPED, "");
        }
    }

    private void showCondition(String connector, String condition) {
        if (condition.equals(RUNNING)) {
            board.change(connector, ConnectorState.RUNNING, "");
        } else if (condition.startsWith(RUNNING + ", ")) {
            board.change(connector, ConnectorState.RUNNING, condition.substring(RUNNING.length() + 2));
        } else if (NOT_YET_RUNNING.contains(condition)) {
            board.change(connector, ConnectorState.STARTING, "");
        } else if (!condition.startsWith("failed")) {
            // what failed will be the cause of the stop that follows
            board.change(connector, ConnectorState.RETRYING, condition);
        }
    }
}
