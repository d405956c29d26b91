package dev.wadi.control;

import dev.wadi.engine.ConnectorProgress;
import dev.wadi.engine.ConnectorState;
import dev.wadi.engine.ConnectorStatus;
import dev.wadi.engine.EngineSettings;
import dev.wadi.engine.RouteEngine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One run of all connectors of a compiled definition.
 *
 * <p>Lifecycle and threads: start once, stop once; the rest from any thread.
 */
public final class ConnectorRun {

    private final RouteEngine engine;

    /** @param listener told every change of a connector's status, by threads of the engine */
    public ConnectorRun(Compilation compilation, EngineSettings settings, Consumer<ConnectorStatus> listener) {
        this.engine = new RouteEngine(compilation.routes(), compilation.needs(), compilation.restarts(), settings, listener);
    }

    public void start() {
        engine.start();
    }

    /** Completes when no connector is left that could run. */
    public CompletableFuture<Void> allEnded() {
        return engine.allEnded();
    }

    public boolean anyFailed() {
        return engine.statuses().stream().anyMatch(status -> status.state() == ConnectorState.FAILED);
    }

    public List<ConnectorProgress> progress() {
        return engine.progress();
    }

    /** @return whether everything in delivery was completed within the drain time */
    public boolean stop() {
        return engine.stop();
    }
}
