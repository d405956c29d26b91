package dev.wadi.demo;

import dev.wadi.control.Compilation;
import dev.wadi.control.ConnectorRun;
import dev.wadi.control.DefinitionCompiler;
import dev.wadi.engine.ConnectorState;
import dev.wadi.engine.ConnectorStatus;
import dev.wadi.engine.EngineSettings;
import dev.wadi.route.CompiledRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Starts servers, runs a definition on them, changes orders and shows what arrives.
 *
 * <p>Lifecycle and threads: {@link #run} once, by one thread; it returns when enough events arrived, when the given future
 * completes or when something failed. Everything that was started is gone by then.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration READING_PACE = Duration.ofMillis(700);
    private static final Duration QUICK_PACE = Duration.ofMillis(100);
    /** The state folder is a property of the compiled routes, so that they run alike under Camel JBang. */
    private static final String STATE_PROPERTY = "wadi.state";

    private final DefinitionCompiler compiler;
    private final Consumer<String> screen;
    private final int wanted;

    /**
     * @param screen takes each line that a person is to see
     * @param wanted how many events are to arrive before the demo ends; 0 for no end
     */
    public Demo(DefinitionCompiler compiler, Consumer<String> screen, int wanted) {
        this.compiler = compiler;
        this.screen = screen;
        this.wanted = wanted;
    }

    /**
     * Runs until the end.
     *
     * @param stop ends the demo early
     * @return whether everything that was wanted arrived
     */
    public boolean run(CompletableFuture<?> stop) throws IOException {
        screen.accept("Starting a MongoDB replica set and a Kafka broker of the demo's own, on free ports, in throw-away folders ...");
        Path folder = Files.createTempDirectory("wadi-demo-");
        try (DemoServers servers = DemoServers.launch()) {
            ArrivalReader.createTopic(servers.kafka().bootstrapServers());
            return run(servers, folder, stop);
        } finally {
            delete(folder);
        }
    }

    private boolean run(DemoServers servers, Path folder, CompletableFuture<?> stop) throws IOException {
        String definition = DemoDefinition.text(servers);
        screen.accept("The definition, as one would write it into a file of one's own:");
        screen.accept("");
        definition.lines().forEach(line -> screen.accept(("    " + line).stripTrailing()));
        screen.accept("");
        Compilation compilation = compiler.compile(DemoDefinition.write(definition, folder));
        if (compilation.problems().hasErrors()) {
            throw new IllegalStateException("the demo's own definition is wrong: " + compilation.problems().describe());
        }
        CompletableFuture<Void> enough = new CompletableFuture<>();
        AtomicInteger arrived = new AtomicInteger();
        CompletableFuture<Void> running = new CompletableFuture<>();
        ConnectorRun run = new ConnectorRun(withStateIn(folder, compilation), EngineSettings.DEFAULT, status -> {
            show(status);
            if (status.state() == ConnectorState.RUNNING) {
                running.complete(null);
            }
        });
        run.start();
        try (ArrivalReader reader = new ArrivalReader(servers.kafka().bootstrapServers(), arrival -> {
                    int number = arrived.incrementAndGet();
                    if (wanted == 0 || number <= wanted) {
                        screen.accept(line(arrival));
                    }
                    if (number == wanted) {
                        enough.complete(null);
                    }
                });
                OrderWriter writer = new OrderWriter(servers.mongo().connectionString())) {
            // a connector without a saved position begins with changes from now: first there must be a now
            awaitEnd(CompletableFuture.anyOf(running, stop, run.allEnded()));
            screen.accept("Orders are now placed, paid, changed and taken back in MongoDB. What arrives in Kafka"
                    + (wanted == 0 ? " (Ctrl-C ends the demo):" : ":"));
            reader.start();
            writer.start(wanted == 0 ? READING_PACE : QUICK_PACE, wanted == 0 ? -1 : wanted);
            awaitEnd(CompletableFuture.anyOf(enough, stop, run.allEnded()));
        } finally {
            run.stop();
        }
        return conclude(enough.isDone(), stop.isDone(), arrived.get());
    }

    private boolean conclude(boolean enough, boolean stopped, int arrived) {
        if (enough || stopped) {
            screen.accept(arrived + " changes arrived, in order. Servers and folders of the demo are removed.");
            return true;
        }
        screen.accept("only " + arrived + " of " + wanted + " changes arrived");
        return false;
    }

    private void awaitEnd(CompletableFuture<?> end) {
        try {
            if (wanted == 0) {
                end.join();
            } else {
                end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            screen.accept("no end after " + PATIENCE.toSeconds() + " s, giving up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void show(ConnectorStatus status) {
        screen.accept("connector " + status.connector() + ": " + status.describe());
    }

    private static String line(ArrivalReader.Arrival arrival) {
        return String.format("  %-8s %s  %s  (%d ms)", arrival.operation(), arrival.key(), arrival.json(), arrival.delayMillis());
    }

    private static Compilation withStateIn(Path folder, Compilation compilation) {
        CompiledRoutes routes = compilation.routes();
        Map<String, String> properties = new LinkedHashMap<>(routes.properties());
        properties.put(STATE_PROPERTY, folder.resolve("state").toString());
        return new Compilation(new CompiledRoutes(routes.files(), properties, routes.secrets()), compilation.needs(),
                compilation.restarts(), compilation.problems());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
