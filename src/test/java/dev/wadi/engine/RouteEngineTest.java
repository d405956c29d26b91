package dev.wadi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.batch.RouteFailure;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouteEngineTest {

    private static final EngineSettings QUICK = new EngineSettings(Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Map<String, RestartPolicy> restarts = Map.of();
    private RouteEngine engine;

    /** Ends its own route, as a source does after a batch that a sink refused. */
    public static final class Breaker implements Processor {
        @Override
        public void process(Exchange exchange) {
            RouteFailure.stop(exchange.getContext(), exchange.getFromRouteId(),
                    new IOException("disk of mongodb://user:pw@host is full"));
        }
    }

    /** As a source at an event that stops it. */
    public static final class FinalBreaker implements Processor {
        @Override
        public void process(Exchange exchange) {
            ProgressBoard.of(exchange.getContext()).route(exchange.getFromRouteId()).endForGood();
            RouteFailure.stop(exchange.getContext(), exchange.getFromRouteId(), new IOException("bad event"));
        }
    }

    @AfterEach
    void stop() {
        if (engine != null) {
            engine.stop();
        }
    }

    @Test
    void runsUntilStopped() {
        start(Map.of(), route("ticks", "- log: {message: tick, loggingLevel: 'OFF'}"));

        await("ticks running");
        assertThat(engine.stop()).isTrue();
        assertThat(told).containsExactly("ticks starting", "ticks running", "ticks stopped");
        assertThat(engine.allEnded()).isCompleted();
    }

    @Test
    void endsOneConnectorByItsFailureAndLeavesTheOthers() {
        start(Map.of(), route("good", "- log: {message: tick, loggingLevel: 'OFF'}"), route("bad", "- process: {ref: breaker}"));

        await("good running");
        await("bad failed: disk of mongodb://****@host is full");
        assertThat(engine.allEnded()).isNotCompleted();
        assertThat(engine.statuses()).extracting(ConnectorStatus::state)
                .containsExactly(ConnectorState.RUNNING, ConnectorState.FAILED);
    }

    @Test
    void startsAFailedConnectorAgainAndGivesUpInTheEnd() {
        restarts = Map.of("bad", new RestartPolicy(2, Duration.ofMillis(20), Duration.ofSeconds(30)));
        start(Map.of(), route("bad", "- process: {ref: breaker}"));

        assertThat(engine.allEnded()).succeedsWithin(60, TimeUnit.SECONDS);
        assertThat(told).filteredOn(line -> line.startsWith("bad restart 1 of 2 in ")).hasSize(1);
        assertThat(told).filteredOn(line -> line.startsWith("bad restart 2 of 2 in ")).hasSize(1);
        assertThat(told.get(told.size() - 1))
                .isEqualTo("bad failed: disk of mongodb://****@host is full (2 restarts did not help)");
    }

    @Test
    void doesNotStartAgainWhatOnlyAPersonCanMend() {
        restarts = Map.of("bad", new RestartPolicy(2, Duration.ofMillis(20), Duration.ofSeconds(30)));
        start(Map.of(), route("bad", "- process: {ref: finalBreaker}"));

        assertThat(engine.allEnded()).succeedsWithin(60, TimeUnit.SECONDS);
        assertThat(told).noneMatch(line -> line.contains("restart"));
    }

    @Test
    void endsWhenTheLastConnectorFailed() {
        start(Map.of(), route("bad", "- process: {ref: breaker}"));

        assertThat(engine.allEnded()).succeedsWithin(60, TimeUnit.SECONDS);
    }

    @Test
    void failsConnectorWhoseRouteCannotBeMade() {
        start(Map.of(), route("odd", "- to: {uri: 'nosuchscheme:x'}"), route("good", "- stop: {}"));

        await("good running");
        Awaitility.await().until(() -> told.stream().anyMatch(line -> line.startsWith("odd failed: ")));
        assertThat(told).anyMatch(line -> line.contains("nosuchscheme"));
    }

    @Test
    void namesServiceThatCannotBeReached() {
        ServiceAddress nobody = new ServiceAddress("mongo-local", ServiceAddress.Kind.MONGODB, "orders.toml:3",
                Map.of(ServiceAddress.CONNECTION_STRING, "{{mongo-local.connectionString}}&connectTimeoutMS=200"));

        start(Map.of("ticks", List.of(nobody)), route("ticks", "- stop: {}"));

        Awaitility.await().until(() -> engine.allEnded().isDone());
        assertThat(told).anyMatch(line -> line.startsWith("ticks waiting for mongo-local (orders.toml:3): 127.0.0.1:1: "));
        assertThat(told.get(told.size() - 1))
                .startsWith("ticks failed: mongo-local (orders.toml:3) could not be reached for 1s: 127.0.0.1:1: ")
                .doesNotContain("hunter2");
    }

    @Test
    void tellsNewConditionOfRunningConnector() {
        start(Map.of(), route("ticks", "- process: {ref: condition}"));

        await("ticks reconnecting: no primary");
    }

    @Test
    void doesNotStartWithoutSharedServices() {
        RouteFile broken = new RouteFile("services.camel.yaml",
                "- beans: [{name: x, type: no.such.Type}]\n", null);
        engine = new RouteEngine(new CompiledRoutes(List.of(broken, route("ticks", "- stop: {}")), Map.of(), Map.of()),
                Map.of(), Map.of(), QUICK, status -> told.add(status.connector() + " " + status.describe()));

        assertThatThrownBy(engine::start).isInstanceOf(EngineException.class).hasMessageContaining("no.such.Type");
    }

    /** Says what it does besides running. */
    public static final class Condition implements Processor {
        @Override
        public void process(Exchange exchange) {
            ProgressBoard.of(exchange.getContext()).route(exchange.getFromRouteId())
                    .condition("reconnecting: no primary");
        }
    }

    private void start(Map<String, List<ServiceAddress>> needs, RouteFile... routes) {
        RouteFile services = new RouteFile("wadi-services.camel.yaml", """
                - beans:
                    - name: breaker
                      type: dev.wadi.engine.RouteEngineTest$Breaker
                    - name: finalBreaker
                      type: dev.wadi.engine.RouteEngineTest$FinalBreaker
                    - name: condition
                      type: dev.wadi.engine.RouteEngineTest$Condition
                """, null);
        List<RouteFile> files = new ArrayList<>(List.of(services));
        files.addAll(List.of(routes));
        CompiledRoutes compiled = new CompiledRoutes(files, Map.of("tick.period", "50"),
                Map.of("mongo-local.connectionString", "mongodb://me:hunter2@127.0.0.1:1/?serverSelectionTimeoutMS=300"));
        engine = new RouteEngine(compiled, needs, restarts, QUICK, status -> told.add(status.connector() + " " + status.describe()));
        engine.start();
    }

    private static RouteFile route(String id, String step) {
        return new RouteFile(id + ".camel.yaml", """
                - route:
                    id: %s
                    from:
                      uri: timer:%s
                      parameters: { period: "{{tick.period}}", delay: 0 }
                      steps:
                        %s
                """.formatted(id, id, step), id);
    }

    private void await(String line) {
        Awaitility.await(line).untilAsserted(() -> assertThat(told).contains(line));
    }
}
