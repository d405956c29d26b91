package dev.wadi.engine;

import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all connectors of a definition, each until it fails or the engine is stopped.
 *
 * <p>A connector starts as soon as the services that it needs answer; others do not wait for it and go on when it fails.
 * Lifecycle and threads: {@link #start} once, returns at once; {@link #stop} once; everything else from any thread. The listener
 * is called by the engine's threads and must return quickly.
 */
public final class RouteEngine {

    private static final Logger LOG = LoggerFactory.getLogger(RouteEngine.class);
    private static final long WATCH_MILLIS = 100;

    private final Map<String, RouteFile> connectors = new LinkedHashMap<>();
    private final List<RouteFile> sharedFiles;
    private final Map<String, List<ServiceAddress>> needs;
    private final EngineSettings settings;
    private final CamelRuntime camel;
    private final StatusBoard board;
    private final Restarts restarts;
    private final RouteWatch watch;
    private final ScheduledExecutorService scheduler;
    private volatile boolean stopping;

    /**
     * @param needs services by connector; a connector without an entry starts at once
     * @param restarts how a failed connector starts again; one without an entry does not
     * @param listener told every change of a connector's status
     */
    public RouteEngine(CompiledRoutes routes, Map<String, List<ServiceAddress>> needs, Map<String, RestartPolicy> restarts,
            EngineSettings settings, Consumer<ConnectorStatus> listener) {
        for (RouteFile file : routes.files()) {
            if (file.connector() != null) {
                connectors.put(file.connector(), file);
            }
        }
        this.sharedFiles = routes.files().stream().filter(file -> file.connector() == null).toList();
        this.needs = Map.copyOf(needs);
        this.settings = settings;
        this.camel = new CamelRuntime(routes);
        this.board = new StatusBoard(connectors.keySet(), listener);
        AtomicInteger number = new AtomicInteger();
        this.scheduler = Executors.newScheduledThreadPool(4, task -> {
            Thread thread = new Thread(task, "wadi-engine-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.restarts = new Restarts(restarts, camel, board, scheduler, this::startConnector);
        this.watch = new RouteWatch(camel, board, this.restarts);
    }

    /**
     * Starts every connector in the background.
     *
     * @throws EngineException when not even the shared services can be made; nothing runs then
     */
    public void start() {
        board.announce();
        try {
            camel.start(settings.drainTime());
            for (RouteFile file : sharedFiles) {
                camel.load(file);
            }
        } catch (Exception | LinkageError e) {
            // an error of linking: jars that were given at start and do not fit together
            LOG.debug("start failed", e);
            stop();
            throw new EngineException("the services cannot be made: " + FailureText.of(e), e);
        }
        Map<ServiceAddress, ServiceWait> waits = new LinkedHashMap<>();
        needs.values().stream().flatMap(List::stream).distinct().forEach(service -> waits.put(service, new ServiceWait(
                service, ServiceProbe.of(service.kind()), camel::resolvePlaceholders, settings.connectTimeout(), scheduler)));
        connectors.keySet().forEach(connector -> startWhenReady(connector, waits));
        waits.values().forEach(wait -> wait.start(() -> showSilence(wait, waits)));
        scheduler.scheduleWithFixedDelay(watch::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Camel's version, as it is on the class path. */
    public static String camelVersion() {
        return CamelRuntime.version();
    }

    /** In the order of the definition. */
    public List<ConnectorStatus> statuses() {
        return board.all();
    }

    /** Counters of every connector that has a route by now or will have one. */
    public List<ConnectorProgress> progress() {
        return connectors.keySet().stream()
                .map(connector -> ConnectorProgress.of(connector, camel.progressOf(connector)))
                .toList();
    }

    /** Completes when every connector has failed or was stopped. */
    public CompletableFuture<Void> allEnded() {
        return board.allEnded();
    }

    /**
     * Stops reading, lets what is in delivery end, saves, closes; gives up after the drain time.
     *
     * @return whether everything in delivery was completed in time; if not, it will be delivered again at the next start
     */
    public boolean stop() {
        stopping = true;
        scheduler.shutdownNow();
        CompletableFuture<Boolean> drained = new CompletableFuture<>();
        Thread stopper = new Thread(() -> {
            try {
                drained.complete(camel.stop());
            } catch (RuntimeException e) {
                LOG.debug("stop failed", e);
                drained.complete(false);
            }
        }, "wadi-drain");
        stopper.setDaemon(true);
        stopper.start();
        boolean completed = awaitDrain(drained);
        for (String connector : connectors.keySet()) {
            board.change(connector, ConnectorState.STOPPED, "");
        }
        return completed;
    }

    private boolean awaitDrain(CompletableFuture<Boolean> drained) {
        try {
            return drained.get(settings.drainTime().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void startWhenReady(String connector, Map<ServiceAddress, ServiceWait> waits) {
        CompletableFuture<?>[] answers = needs.getOrDefault(connector, Collections.emptyList()).stream()
                .map(service -> waits.get(service).ready())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(answers)
                .thenRunAsync(() -> startConnector(connector), scheduler)
                .exceptionally(failure -> {
                    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause() : failure;
                    fail(connector, cause);
                    return null;
                });
    }

    private void startConnector(String connector) {
        board.change(connector, ConnectorState.STARTING, "");
        try {
            // until its source says otherwise; one that is not Wadi's says nothing
            camel.progressOf(connector).starting();
            if (camel.hasRoute(connector)) {
                camel.startRoute(connector);
            } else {
                camel.load(connectors.get(connector));
            }
            watch.watch(connector);
        } catch (Exception e) {
            if (!stopping) {
                restarts.failed(connector, e);
            }
        }
    }

    private void fail(String connector, Throwable cause) {
        if (!stopping) {
            LOG.debug("{}: failed", connector, cause);
            board.change(connector, ConnectorState.FAILED, FailureText.of(cause));
        }
    }

    /** Names every service that the connector still waits for, so that none hides behind another. */
    private void showSilence(ServiceWait silent, Map<ServiceAddress, ServiceWait> waits) {
        needs.forEach((connector, services) -> {
            if (services.contains(silent.service()) && !stopping) {
                board.change(connector, ConnectorState.WAITING, services.stream().map(waits::get)
                        .filter(wait -> !wait.ready().isDone() && !wait.lastReason().isEmpty())
                        .map(wait -> wait.service() + ": " + wait.lastReason())
                        .collect(Collectors.joining("; ")));
            }
        });
    }
}
