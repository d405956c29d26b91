package dev.wadi.compiler;

import dev.wadi.compiler.sink.CompiledSink;
import dev.wadi.compiler.step.ConversionCompiler;
import dev.wadi.compiler.step.Payload;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.compiler.text.YamlText;
import dev.wadi.definition.AvroFormat;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.HttpSink;
import dev.wadi.definition.JsonFormat;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles a connector for a rehearsal: its own route with all its steps, policies and rules, but {@code direct:} instead of its
 * source, a recording bean where each sink's endpoint stands, and no client of any server.
 *
 * <p>Errors: as {@link RouteCompiler}; the connector need not be enabled. Schemas must not need a server, see
 * {@link ConnectorDefinition#rehearsed}.
 */
public final class RehearsalCompiler {

    /** Bean that must be there before the routes are loaded: it notes on each event where it came from. */
    public static final String MARK = "wadi-rehearsal-mark";

    private static final String HELPERS = "wadi-rehearsal.camel.yaml";

    /** Folder, in that of the rehearsal's state, of scripts that the definition brings along. */
    public static final String SCRIPTS = "scripts";

    private RehearsalCompiler() {}

    static String folderOf(String service) {
        return "{{wadi.state}}/" + SCRIPTS + "/" + service;
    }

    /**
     * What was compiled.
     *
     * @param uri what the route begins with
     * @param encodeUri turns JSON into what the source delivers; null where that is JSON or BSON, or has no schema
     * @param deadLetters bean that keeps dead letters, null when the connector keeps none
     * @param sinks in their order
     * @param hosts properties that hold the addresses of HTTP services, by name of the service
     * @param folders of scripts that the definition brings along, below {@link #SCRIPTS}, by name of the service
     */
    public record Result(CompiledRoutes routes, String uri, String encodeUri, String deadLetters, List<Sink> sinks,
            Map<String, String> hosts, Map<String, String> folders) {}

    /**
     * A sink whose endpoint is a recorder.
     *
     * @param id of its step, by which failures name it
     * @param description in words: {@code users-topic of kafka-local}
     * @param recorder name of the bean that must be there before the routes are loaded; null for a server of HTTP, which is asked
     * @param encoding of the bodies that it gets
     * @param decodeUri turns such a body into JSON; null where it is JSON or BSON, or has no schema
     */
    public record Sink(String id, String description, String recorder, Encoding encoding, String decodeUri) {}

    /** Empty when the connector cannot be rehearsed, which is then among the problems. */
    public static Optional<Result> compile(Definitions definitions, ConnectorDefinition connector, Problems problems) {
        CompileContext context = CompileContext.of(definitions, problems);
        context.properties().setText("camel.main.name", "wadi-test");
        // nobody looks at the beans of a rehearsal, and they take longer to register than the rehearsal itself
        context.properties().setText("camel.main.jmx-enabled", "false");
        ServicesCompiler services = new ServicesCompiler(context);
        services.compileClients(other -> other.name().equals(connector.name()));
        if (problems.hasErrors() || !services.has(connector)) {
            return Optional.empty();
        }
        DeadLetterCompiler.CompiledStore letters = new DeadLetterCompiler(context, services).compile(connector);
        String uri = "direct:" + context.names().unique(connector.name() + "-rehearsal");
        Map<Integer, String> descriptions = new HashMap<>();
        RouteFile route = new ConnectorCompiler(context, services, connector)
                .rehearsal(uri, (index, compiled) -> {
                    descriptions.put(index, compiled.description());
                    return recorded(connector, index, compiled);
                }, letters);
        Helpers helpers = new Helpers(context, connector);
        String encodeUri = helpers.encode();
        List<Sink> sinks = new ArrayList<>();
        for (int index = 0; index < connector.sinks().size(); index++) {
            SinkDefinition sink = connector.sinks().get(index);
            sinks.add(new Sink(DeliveryCompiler.sinkId(connector, index), descriptions.get(index), sink instanceof HttpSink ? null : recorder(index),
                    sink.outputEncoding(),
                    helpers.decode(index, sink)));
        }
        List<RouteFile> files = new ArrayList<>();
        services.rehearsalFile().ifPresent(files::add);
        files.add(route);
        helpers.file().ifPresent(files::add);
        return Optional.of(new Result(new CompiledRoutes(files, context.properties().properties(), context.properties().secrets()),
                uri, encodeUri, connector.keepsDeadLetters() ? letters.name() : null, sinks, services.httpHosts(), services.writtenFolders()));
    }

    /** The endpoint is the last step, or the last one within the last policy; what makes events ready for it stays. */
    private static CompiledSink recorded(ConnectorDefinition connector, int index, CompiledSink compiled) {
        if (connector.sinks().get(index) instanceof HttpSink) {
            return compiled;
        }
        String id = DeliveryCompiler.sinkId(connector, index);
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(RouteSteps.process(id + "-mark", MARK));
        steps.addAll(withoutEndpoint(compiled.steps(), RouteSteps.process(id, recorder(index))));
        return new CompiledSink(compiled.description(), compiled.beans(), steps);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> withoutEndpoint(List<Map<String, Object>> steps, Map<String, Object> recorder) {
        List<Map<String, Object>> recorded = new ArrayList<>(steps);
        Map<String, Object> last = recorded.remove(recorded.size() - 1);
        if (last.get("policy") instanceof Map<?, ?> policy) {
            Map<String, Object> inner = new LinkedHashMap<>((Map<String, Object>) policy);
            inner.put("steps", withoutEndpoint((List<Map<String, Object>>) inner.get("steps"), recorder));
            recorded.add(Map.of("policy", inner));
        } else {
            recorded.add(recorder);
        }
        return recorded;
    }

    private static String recorder(int index) {
        return "wadi-rehearsal-recorder-" + (index + 1);
    }

    /** Routes beside the connector's, by which bodies are written and read with its own schemas. */
    private static final class Helpers {
        private final CompileContext context;
        private final ConnectorDefinition connector;
        private final ConversionCompiler conversions;
        private final List<Map<String, Object>> routes = new ArrayList<>();

        Helpers(CompileContext context, ConnectorDefinition connector) {
            this.context = context;
            this.connector = connector;
            this.conversions = new ConversionCompiler(context, connector);
        }

        String encode() {
            Payload delivered = ConnectorCompiler.delivered(connector);
            Optional<String> schema = connector.schemaIdOf(connector.source());
            if (delivered.encoding() != Encoding.AVRO || schema.isEmpty()) {
                return null;
            }
            return route("encode", new Payload(Encoding.JSON, AvroFormat.RAW, null),
                    new Payload(Encoding.AVRO, delivered.avroFormat(), schema.get()));
        }

        String decode(int index, SinkDefinition sink) {
            Payload wanted = ConnectorCompiler.wanted(connector, sink);
            if (wanted.encoding() != Encoding.AVRO || wanted.schemaId() == null) {
                return null;
            }
            return route("decode-" + (index + 1), wanted, new Payload(Encoding.JSON, AvroFormat.RAW, wanted.schemaId()));
        }

        private String route(String what, Payload from, Payload to) {
            String id = context.names().unique(connector.name() + "-rehearsal-" + what);
            Map<String, Object> endpoint = new LinkedHashMap<>();
            endpoint.put("id", id + "-in");
            endpoint.put("uri", "direct:" + id);
            endpoint.put("steps", conversions.steps(id + "-convert", from, to, JsonFormat.FLAT));
            Map<String, Object> route = new LinkedHashMap<>();
            route.put("id", id);
            route.put("errorHandler", Map.of("noErrorHandler", Map.of()));
            route.put("from", endpoint);
            routes.add(Map.of("route", route));
            return "direct:" + id;
        }

        Optional<RouteFile> file() {
            if (routes.isEmpty()) {
                return Optional.empty();
            }
            List<Map<String, Object>> document = new ArrayList<>();
            if (!conversions.beans().isEmpty()) {
                document.add(Map.of("beans", conversions.beans()));
            }
            document.addAll(routes);
            return Optional.of(new RouteFile(HELPERS, YamlText.of(document), null));
        }
    }
}
