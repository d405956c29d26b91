package dev.wadi.compiler;

import dev.wadi.compiler.middleware.CompiledMiddleware;
import dev.wadi.compiler.sink.CompiledSink;
import dev.wadi.compiler.source.CompiledSource;
import dev.wadi.compiler.step.BatchFormCompiler;
import dev.wadi.compiler.step.ConversionCompiler;
import dev.wadi.compiler.step.DedupCompiler;
import dev.wadi.compiler.step.Payload;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.compiler.text.YamlText;
import dev.wadi.definition.AvroFormat;
import dev.wadi.definition.Confirmation;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.JsonFormat;
import dev.wadi.definition.MiddlewareDefinition;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.SourceDefinition;
import dev.wadi.route.RouteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A connector becomes one file with one route: source, conversion, middlewares, sinks. Used once. */
final class ConnectorCompiler {

    private final CompileContext context;
    private final ServicesCompiler services;
    private final ConnectorDefinition connector;
    private final ConversionCompiler conversions;
    private final BatchFormCompiler forms;
    private final DedupCompiler dedup;
    private final TransactionCompiler transaction;
    private final DeliveryCompiler delivery;
    private final KindCompilers kinds;
    /** Begins the names of all steps. */
    private final String route;
    private final boolean replay;
    /** Places of the sinks that the route leads to. */
    private final List<Integer> sinks;
    private final List<String> destinations = new ArrayList<>();
    private final List<Map<String, Object>> beansOfSteps = new ArrayList<>();
    /** What stands at the end of a sink's steps. */
    private SinkEnd end = (index, compiled) -> compiled;
    /** What events are behind the steps compiled so far. */
    private Payload current;

    /** Puts something else where a sink's endpoint stands. */
    @FunctionalInterface
    interface SinkEnd {
        CompiledSink of(int index, CompiledSink compiled);
    }

    ConnectorCompiler(CompileContext context, ServicesCompiler services, ConnectorDefinition connector) {
        this(context, services, connector, connector.name(), false,
                IntStream.range(0, connector.sinks().size()).boxed().toList());
    }

    private ConnectorCompiler(CompileContext context, ServicesCompiler services, ConnectorDefinition connector, String route,
            boolean replay, List<Integer> sinks) {
        this.context = context;
        this.services = services;
        this.connector = connector;
        this.route = route;
        this.replay = replay;
        this.sinks = sinks;
        this.conversions = new ConversionCompiler(context, connector);
        this.forms = new BatchFormCompiler(context);
        this.dedup = new DedupCompiler(context, connector);
        this.transaction = new TransactionCompiler(context, connector, replay);
        this.delivery = new DeliveryCompiler(context, connector, route, transaction);
        this.kinds = new KindCompilers(context, services, connector, route, transaction);
    }

    /**
     * A compiler of the way that events take which did not arrive.
     *
     * @param route name that nothing else has
     * @param sinks places of the sinks that it leads to, at least one
     */
    static ConnectorCompiler ofReplay(CompileContext context, ServicesCompiler services, ConnectorDefinition connector,
            String route, List<Integer> sinks) {
        return new ConnectorCompiler(context, services, connector, route, true, sinks);
    }

    RouteFile compile() {
        if (connector.keepsPosition() && !connector.keepsOffsetsOnly()) {
            services.usePositions();
        }
        services.useStores(connector);
        CompiledSource source = kinds.source();
        if (connector.keepsDeadLetters()) {
            keepDeadLetters(new DeadLetterCompiler(context, services).compile(connector));
        }
        Map<String, Object> endpoint = new LinkedHashMap<>(source.endpoint());
        List<Map<String, Object>> steps = stepsFrom(source.steps());
        endpoint.put("steps", source.policy().map(policy -> List.of(RouteSteps.policy(route + "-events", policy, steps))).orElse(steps));
        return file(context.names().connector(connector.name()), source.description(), source.beans(), endpoint);
    }

    /**
     * The same steps, rules and sinks behind another beginning and before other ends, for events that nobody sent. Waits between
     * attempts are cut short.
     *
     * @param letters where dead letters go, if the connector keeps any
     */
    RouteFile rehearsal(String uri, SinkEnd ends, DeadLetterCompiler.CompiledStore letters) {
        end = ends;
        delivery.hurry();
        if (connector.keepsDeadLetters()) {
            keepDeadLetters(letters);
        }
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("id", route + "-source");
        endpoint.put("uri", uri);
        endpoint.put("steps", stepsFrom(List.of()));
        return file(context.names().connector(connector.name()), "a rehearsal of " + connector.name(), List.of(), endpoint);
    }

    private void keepDeadLetters(DeadLetterCompiler.CompiledStore store) {
        delivery.keepDeadLetters(store, DeadLetterCompiler.definitionHash(connector), delivered(connector).encoding());
    }

    private List<Map<String, Object>> stepsFrom(List<Map<String, Object>> stepsOfSource) {
        List<Map<String, Object>> steps = new ArrayList<>(stepsOfSource);
        // not a step of a replay: what it delivers counted as settled when it became a dead letter
        steps.addAll(dedup.steps());
        steps.addAll(delivery.steps(stepsBehindSource()));
        return steps;
    }

    /**
     * The same steps and sinks behind another beginning. No rules of on_failure and no sinks that nobody waits for, because whoever
     * sends events in wants to know what became of each.
     */
    RouteFile replay(String uri) {
        services.useStores(connector);
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("id", route + "-source");
        endpoint.put("uri", uri);
        endpoint.put("steps", stepsBehindSource());
        return file(route, "dead letters of " + connector.name(), List.of(), endpoint);
    }

    private List<Map<String, Object>> stepsBehindSource() {
        current = converted();
        List<Map<String, Object>> steps = new ArrayList<>(
                conversions.steps(route + "-convert", delivered(connector), current, connector.source().jsonFormat()));
        for (int i = 0; i < connector.middlewares().size(); i++) {
            steps.addAll(middlewareSteps(i));
        }
        steps.addAll(isRow() ? row() : branches());
        return steps;
    }

    /** A middleware changes events, and then they are converted to what it says that leaves it. */
    private List<Map<String, Object>> middlewareSteps(int index) {
        MiddlewareDefinition middleware = connector.middlewares().get(index);
        CompiledMiddleware compiled = kinds.middleware(index, middleware, current);
        beansOfSteps.addAll(delivery.hurried(compiled.beans()));
        Payload wanted = new Payload(middleware.outputEncoding(), AvroFormat.RAW, connector.schemaIdOf(middleware).orElse(null));
        List<Map<String, Object>> steps = new ArrayList<>(compiled.steps());
        steps.addAll(conversions.steps(id("middleware-convert", index), compiled.result(), wanted, JsonFormat.FLAT));
        current = wanted;
        return steps;
    }

    private RouteFile file(String name, String from, List<Map<String, Object>> beansOfSource, Map<String, Object> endpoint) {
        Map<String, Object> compiled = new LinkedHashMap<>();
        compiled.put("id", route);
        compiled.put("description", from + " to " + destinations.stream().collect(Collectors.joining(" and ")));
        compiled.put("group", "wadi");
        compiled.put("note", "compiled by wadi from " + fileName() + ":" + connector.origin().place().line()
                + " (connector " + connector.name() + "); edit the definition, not this file");
        // The source itself ends the connector with the cause; Camel's default handler would only write a second report.
        compiled.put("errorHandler", Map.of("noErrorHandler", Map.of()));
        compiled.put("from", endpoint);

        List<Map<String, Object>> beans = new ArrayList<>(beansOfSource);
        beans.addAll(dedup.beans());
        beans.addAll(conversions.beans());
        beans.addAll(beansOfSteps);
        beans.addAll(forms.beans());
        beans.addAll(delivery.beans());
        beans.addAll(transaction.beans());
        List<Map<String, Object>> document = new ArrayList<>();
        if (!beans.isEmpty()) {
            document.add(Map.of("beans", beans));
        }
        document.add(Map.of("route", compiled));
        return new RouteFile(name + ".camel.yaml", YamlText.of(document), connector.name());
    }

    /** Without folders, so that the same definition gives the same text wherever it is compiled. */
    private String fileName() {
        return Path.of(context.definitions().file()).getFileName().toString();
    }

    /** What the source's endpoint gives. No schema was looked at yet. */
    static Payload delivered(ConnectorDefinition connector) {
        SourceDefinition source = connector.source();
        return new Payload(source.deliveredEncoding().orElseThrow(), source.avroFormat(), null);
    }

    /** What the first middleware or the sinks get. Avro that was Avro before keeps what stands around it. */
    private Payload converted() {
        SourceDefinition source = connector.source();
        boolean stays = delivered(connector).encoding() == Encoding.AVRO && source.outputEncoding() == Encoding.AVRO;
        return new Payload(source.outputEncoding(), stays ? source.avroFormat() : AvroFormat.RAW,
                connector.schemaIdOf(source).orElse(null));
    }

    /** What a sink gets. */
    static Payload wanted(ConnectorDefinition connector, SinkDefinition sink) {
        return new Payload(sink.outputEncoding(), sink.avroFormat(), connector.schemaIdOf(sink).orElse(null));
    }

    /** Whether only the last sink needs events changed, so that no sink sees what was changed for another. */
    private boolean isRow() {
        boolean eachIsAwaited = replay || sinks().allMatch(sink -> sink.confirmation() == Confirmation.REQUIRED);
        return eachIsAwaited && sinks().limit(sinks.size() - 1L)
                .noneMatch(sink -> sink.joinsBatch() || ConversionCompiler.isNeeded(current, wanted(connector, sink)));
    }

    private Stream<SinkDefinition> sinks() {
        return sinks.stream().map(connector.sinks()::get);
    }

    private List<Map<String, Object>> row() {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i : sinks) {
            steps.addAll(sinkSteps(i));
        }
        return steps;
    }

    private List<Map<String, Object>> branches() {
        services.useStep(CompileContext.COPY_EVENTS);
        List<Map<String, Object>> branches = new ArrayList<>();
        for (int i : sinks) {
            List<Map<String, Object>> steps = new ArrayList<>();
            steps.add(RouteSteps.process(id("copy", i), CompileContext.COPY_EVENTS));
            steps.addAll(replay ? sinkSteps(i) : delivery.branch(i, sinkSteps(i)));
            branches.add(RouteSteps.pipeline(id("branch", i), steps));
        }
        return List.of(RouteSteps.multicast(route + "-branches", branches));
    }

    private List<Map<String, Object>> sinkSteps(int index) {
        SinkDefinition sink = connector.sinks().get(index);
        List<Map<String, Object>> conversion = conversions.steps(id("convert", index), current, wanted(connector, sink), sink.jsonFormat());
        List<Map<String, Object>> steps = new ArrayList<>(conversion.isEmpty() ? List.of() : delivery.naming(index));
        steps.addAll(conversion);
        List<Map<String, Object>> repeated = new ArrayList<>(forms.steps(id("form", index), sink));
        CompiledSink compiled = end.of(index, kinds.sink(index, sink));
        beansOfSteps.addAll(compiled.beans());
        repeated.addAll(compiled.steps());
        steps.addAll(delivery.sink(index, compiled.description(), repeated));
        destinations.add(compiled.description());
        return steps;
    }

    private String id(String what, int index) {
        return route + "-" + what + "-" + (index + 1);
    }
}
