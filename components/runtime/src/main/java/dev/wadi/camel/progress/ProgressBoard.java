package dev.wadi.camel.progress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/** The progress of every route of one Camel context. Threads: safe. */
public final class ProgressBoard {

    private final Map<String, RouteProgress> routes = new ConcurrentHashMap<>();

    /** The context's board, made at the first call. */
    public static ProgressBoard of(CamelContext context) {
        synchronized (context) {
            ProgressBoard board = context.getCamelContextExtension().getContextPlugin(ProgressBoard.class);
            if (board == null) {
                board = new ProgressBoard();
                context.getCamelContextExtension().addContextPlugin(ProgressBoard.class, board);
            }
            return board;
        }
    }

    public RouteProgress route(String routeId) {
        return routes.computeIfAbsent(routeId, id -> new RouteProgress());
    }
}
