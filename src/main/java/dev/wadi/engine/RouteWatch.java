package dev.wadi.engine;

import dev.wadi.camel.progress.RouteProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the routes of running connectors again and again.
 *
 * <p>Camel's event of a stopped route comes before the route has its cause ({@code stopRoute(id, cause)} sets it at the very
 * end), and what a source does besides running is not an event at all; so looking is simpler than listening. A route that
 * stays stopped without a cause was stopped by somebody, by JMX for instance.
 *
 * <p>Threads: used by one at a time.
 */
final class RouteWatch {

    /** Looks without a cause after which a stopped route counts as stopped on purpose. */
    private static final int LOOKS_FOR_CAUSE = 5;
    private static final Set<String> ORDINARY_CONDITIONS = Set.of("", "starting", "running");

    private final CamelRuntime camel;
    private final StatusBoard board;
    private final Map<String, Integer> looksAtStopped = new HashMap<>();

    RouteWatch(CamelRuntime camel, StatusBoard board) {
        this.camel = camel;
        this.board = board;
    }

    void look() {
        board.all().stream()
                .filter(status -> status.state() == ConnectorState.RUNNING)
                .forEach(status -> lookAt(status.connector()));
    }

    private void lookAt(String connector) {
        if (!camel.isStopped(connector)) {
            RouteProgress progress = camel.progressOf(connector);
            String condition = progress.condition();
            String detail = ORDINARY_CONDITIONS.contains(condition) ? "" : FailureText.clean(condition);
            board.change(connector, ConnectorState.RUNNING, detail);
            return;
        }
        Throwable cause = camel.lastError(connector);
        if (cause != null) {
            board.change(connector, ConnectorState.FAILED, FailureText.of(cause));
        } else if (looksAtStopped.merge(connector, 1, Integer::sum) >= LOOKS_FOR_CAUSE) {
            board.change(connector, ConnectorState.STOPPED, "");
        }
    }
}
