package dev.wadi.rehearsal;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.mongodb.WriteMode;
import dev.wadi.camel.pubsub.OrderingKeys;
import dev.wadi.compiler.RehearsalCompiler;
import dev.wadi.definition.CamelSource;
import dev.wadi.definition.KafkaSink;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.PubSubSink;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.UdfService;
import dev.wadi.definition.rehearsal.Expectation;
import dev.wadi.definition.rehearsal.ExpectedSink;
import dev.wadi.definition.rehearsal.FailureDefinition;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.definition.rehearsal.RehearsalCase;
import dev.wadi.engine.CollectionRecorder;
import dev.wadi.engine.EngineException;
import dev.wadi.engine.MessageRecorder;
import dev.wadi.engine.PlannedRefusal;
import dev.wadi.engine.PubSubRecorder;
import dev.wadi.engine.RecordedEvent;
import dev.wadi.engine.RehearsalOutcome;
import dev.wadi.engine.RehearsalRoutes;
import dev.wadi.engine.RehearsedEvent;
import dev.wadi.engine.SinkRecorder;
import dev.wadi.engine.TopicRecorder;
import dev.wadi.rehearsal.SourceEvents.InputException;
import dev.wadi.route.CompiledRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs one case in a Camel and a folder of its own, which are gone when it is over. */
final class CaseRun {

    private final RehearsalPlan plan;
    private final RehearsalCase one;
    private final Map<String, SinkRecorder> recorders = new LinkedHashMap<>();

    CaseRun(RehearsalPlan plan, RehearsalCase one) {
        this.plan = plan;
        this.one = one;
        for (int index = 0; index < plan.compiled().sinks().size(); index++) {
            String name = plan.compiled().sinks().get(index).recorder();
            if (name != null) {
                recorders.put(name, recorder(index));
            }
        }
    }

    /** @throws InputException when an event of the case cannot come from the connector's source */
    CaseReport run() throws InputException, InterruptedException {
        long start = System.nanoTime();
        List<String> differences = differences();
        return new CaseReport(one.name(), one.origin().valueOf("name"), differences, Duration.ofNanos(System.nanoTime() - start));
    }

    private List<String> differences() throws InputException, InterruptedException {
        Path state = temporaryFolder();
        try (MockServers servers = new MockServers(plan, one);
                RehearsalRoutes routes = RehearsalRoutes.make(routesWith(state, servers.hosts()), plan.connector().name(), recorders,
                        RehearsalCompiler.MARK, plan.environment(), one.clock().orElse(null))) {
            List<RehearsedEvent> events = events(routes);
            RehearsalOutcome outcome = routes.deliver(plan.compiled().uri(), events, batchSize(), one.timeLimit(),
                    plan.compiled().deadLetters());
            return compare(outcome, routes, servers);
        } catch (EngineException e) {
            return List.of("the connector cannot run: " + e.getMessage());
        } finally {
            delete(state);
        }
    }

    private List<RehearsedEvent> events(RehearsalRoutes routes) throws InputException {
        List<InputEvent> input = one.input();
        Iterator<RehearsedEvent> made = plan.events().make(input.stream().filter(event -> event.again().isEmpty()).toList(), routes)
                .iterator();
        List<RehearsedEvent> events = new ArrayList<>(input.size());
        input.forEach(event -> events.add(event.again().isEmpty() ? made.next() : events.get(Math.toIntExact(event.again().get()) - 1)));
        return events;
    }

    /** Messages of any Camel consumer travel one by one. */
    private int batchSize() {
        int most = plan.connector().source() instanceof CamelSource ? 1 : plan.connector().batchLimit();
        return Math.toIntExact(Math.min(most, one.batchSize().orElse(Long.MAX_VALUE)));
    }

    private List<String> compare(RehearsalOutcome outcome, RehearsalRoutes routes, MockServers servers) {
        List<String> sinkIds = plan.compiled().sinks().stream().map(RehearsalCompiler.Sink::id).toList();
        List<String> differences = new ArrayList<>(new OutcomeCheck(one, outcome, sinkIds, plan.sinks()).differences());
        differences.addAll(servers.unexpected());
        differences.addAll(unused(servers));
        for (ExpectedSink expected : one.expect().map(Expectation::sinks).orElse(List.of())) {
            int index = plan.sinks().find(expected.origin(), expected.sink()).orElseThrow();
            RehearsalCompiler.Sink sink = plan.compiled().sinks().get(index);
            SinkDefinition definition = plan.connector().sinks().get(index);
            List<RecordedEvent> taken = sink.recorder() == null ? servers.taken(definition) : recorders.get(sink.recorder()).taken();
            differences.addAll(new SinkCheck(plan.sinks().nameOf(index), expected, taken, new SinkBodies(sink, definition, routes),
                    plan.values()).differences());
        }
        return differences;
    }

    /** Trouble and answers that were made ready for nothing: such a case tries something else than it says. */
    private List<String> unused(MockServers servers) {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < one.failures().size(); i++) {
            FailureDefinition failure = one.failures().get(i);
            int index = sinkOf(failure);
            if (!recorders.get(plan.compiled().sinks().get(index).recorder()).hasRefused(refusal(failure))) {
                unused.add("failures[" + i + "] did not happen: event " + failure.event() + " never came to sink " + plan.sinks().nameOf(index));
            }
        }
        for (int i = 0; i < one.http().size(); i++) {
            if (!servers.hasAnswered(one.http().get(i))) {
                unused.add("http[" + i + "] answered nothing: no request came that it fits");
            }
        }
        return unused;
    }

    private int sinkOf(FailureDefinition failure) {
        return plan.sinks().find(failure.origin(), failure.sink()).orElse(-1);
    }

    private SinkRecorder recorder(int index) {
        List<PlannedRefusal> refusals = one.failures().stream().filter(failure -> sinkOf(failure) == index).map(CaseRun::refusal).toList();
        SinkDefinition sink = plan.connector().sinks().get(index);
        if (sink instanceof KafkaSink) {
            return new TopicRecorder(refusals);
        }
        if (sink instanceof MongoDbSink mongoDb) {
            MongoDbService service = (MongoDbService) plan.definitions().service(mongoDb.serviceName()).orElseThrow();
            WriteMode mode = WriteMode.valueOf(mongoDb.writeMode().orElse(service.writeMode()).word());
            return new CollectionRecorder(mode, plan.compiled().sinks().get(index).description(), refusals);
        }
        if (sink instanceof PubSubSink pubSub) {
            return new PubSubRecorder(OrderingKeys.valueOf(pubSub.orderingKey().word()), refusals);
        }
        return new MessageRecorder(refusals);
    }

    private static PlannedRefusal refusal(FailureDefinition failure) {
        Fault fault = switch (failure.fault()) {
            case PASSING -> Fault.PASSING;
            case LASTING -> Fault.EVENT;
            case UNKNOWN -> Fault.UNKNOWN;
            case SINK -> Fault.SINK;
        };
        return new PlannedRefusal(failure.event() - 1, failure.times().orElse(Long.MAX_VALUE), fault, failure.message().value());
    }

    private CompiledRoutes routesWith(Path state, Map<String, String> hosts) {
        CompiledRoutes routes = plan.compiled().routes();
        Map<String, String> properties = new LinkedHashMap<>(routes.properties());
        properties.put("wadi.state", state.toString());
        properties.putAll(hosts);
        // an address with a password in it is a secret, and stands there instead
        Map<String, String> secrets = new LinkedHashMap<>(routes.secrets());
        secrets.keySet().removeAll(hosts.keySet());
        plan.compiled().folders().forEach((service, folder) -> copyScripts(service, state.resolve(RehearsalCompiler.SCRIPTS).resolve(folder)));
        return new CompiledRoutes(routes.files(), properties, secrets);
    }

    /** Scripts that lie in a folder already, for a folder apart that gets those of the definition too. */
    private void copyScripts(String service, Path target) {
        UdfService definition = (UdfService) plan.definitions().service(service).orElseThrow();
        Text path = definition.scriptPath();
        Path source = Path.of(path.fromEnvironment() ? plan.environment().getOrDefault(path.value(), "") : path.value());
        try {
            Files.createDirectories(target);
            if (!Files.isDirectory(source)) {
                return;
            }
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, target.resolve(file.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the scripts of " + source + " cannot be copied: " + e.getMessage(), e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("wadi-test");
        } catch (IOException e) {
            throw new UncheckedIOException("a test needs a folder for temporary files: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
