package dev.wadi.compiler;

import dev.wadi.compiler.sink.CompiledSink;
import dev.wadi.compiler.sink.KafkaSinkCompiler;
import dev.wadi.compiler.sink.MongoDbSinkCompiler;
import dev.wadi.compiler.source.CompiledSource;
import dev.wadi.compiler.source.KafkaSourceCompiler;
import dev.wadi.compiler.source.MongoDbSourceCompiler;
import dev.wadi.compiler.step.ConversionCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.compiler.text.YamlText;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.KafkaSink;
import dev.wadi.definition.KafkaSource;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.SourceDefinition;
import dev.wadi.route.RouteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A connector becomes one file with one route: source, conversion, sinks. */
final class ConnectorCompiler {

    private final CompileContext context;
    private final ServicesCompiler services;

    ConnectorCompiler(CompileContext context, ServicesCompiler services) {
        this.context = context;
        this.services = services;
    }

    RouteFile compile(ConnectorDefinition connector) {
        if (connector.keepsPosition()) {
            services.usePositions();
        }
        CompiledSource source = source(connector);
        List<Map<String, Object>> steps = new ArrayList<>(source.steps());
        SourceDefinition from = connector.source();
        steps.addAll(ConversionCompiler.steps(connector.name() + "-convert", from.deliveredEncoding().orElseThrow(),
                from.outputEncoding(), from.jsonFormat()));
        List<String> destinations = new ArrayList<>();
        steps.addAll(isRow(connector) ? row(connector, destinations) : branches(connector, destinations));

        Map<String, Object> endpoint = new LinkedHashMap<>(source.endpoint());
        endpoint.put("steps", steps);
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("id", connector.name());
        route.put("description", source.description() + " to " + destinations.stream().collect(Collectors.joining(" and ")));
        route.put("group", "wadi");
        route.put("note", "compiled by wadi from " + fileName() + ":" + connector.origin().place().line()
                + " (connector " + connector.name() + "); edit the definition, not this file");
        // The source itself ends the connector with the cause; Camel's default handler would only write a second report.
        route.put("errorHandler", Map.of("noErrorHandler", Map.of()));
        route.put("from", endpoint);

        List<Map<String, Object>> document = new ArrayList<>();
        if (!source.beans().isEmpty()) {
            document.add(Map.of("beans", source.beans()));
        }
        document.add(Map.of("route", route));
        String file = context.names().connector(connector.name()) + ".camel.yaml";
        return new RouteFile(file, YamlText.of(document), connector.name());
    }

    /** Without folders, so that the same definition gives the same text wherever it is compiled. */
    private String fileName() {
        return Path.of(context.definitions().file()).getFileName().toString();
    }

    private CompiledSource source(ConnectorDefinition connector) {
        if (connector.source() instanceof MongoDbSource source) {
            return new MongoDbSourceCompiler(context).compile(connector, source, services.mongoDb(source));
        }
        KafkaSource source = (KafkaSource) connector.source();
        return new KafkaSourceCompiler(context)
                .compile(connector, source, services.kafka(source), services.kafkaClient(source.serviceName()));
    }

    /** Whether only the last sink needs a conversion, so that no sink sees what was converted for another. */
    private static boolean isRow(ConnectorDefinition connector) {
        Encoding current = connector.source().outputEncoding();
        return connector.sinks().subList(0, connector.sinks().size() - 1).stream()
                .allMatch(sink -> sink.outputEncoding() == current);
    }

    private List<Map<String, Object>> row(ConnectorDefinition connector, List<String> destinations) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < connector.sinks().size(); i++) {
            steps.addAll(sinkSteps(connector, i, destinations));
        }
        return steps;
    }

    private List<Map<String, Object>> branches(ConnectorDefinition connector, List<String> destinations) {
        services.useStep(CompileContext.COPY_EVENTS);
        List<Map<String, Object>> branches = new ArrayList<>();
        for (int i = 0; i < connector.sinks().size(); i++) {
            List<Map<String, Object>> steps = new ArrayList<>();
            steps.add(RouteSteps.process(id(connector, "copy", i), CompileContext.COPY_EVENTS));
            steps.addAll(sinkSteps(connector, i, destinations));
            branches.add(RouteSteps.pipeline(id(connector, "branch", i), steps));
        }
        return List.of(RouteSteps.multicast(connector.name() + "-branches", branches));
    }

    private List<Map<String, Object>> sinkSteps(ConnectorDefinition connector, int index, List<String> destinations) {
        SinkDefinition sink = connector.sinks().get(index);
        List<Map<String, Object>> steps = new ArrayList<>(ConversionCompiler.steps(id(connector, "convert", index),
                connector.source().outputEncoding(), sink.outputEncoding(), sink.jsonFormat()));
        CompiledSink compiled = sink(connector, index, sink);
        steps.addAll(compiled.steps());
        destinations.add(compiled.description());
        return steps;
    }

    private CompiledSink sink(ConnectorDefinition connector, int index, SinkDefinition sink) {
        String id = id(connector, "sink", index);
        if (sink instanceof MongoDbSink mongoDb) {
            return new MongoDbSinkCompiler(context).compile(id, mongoDb, services.mongoDb(mongoDb));
        }
        services.useStep(CompileContext.KAFKA_RECORDS);
        KafkaSink kafka = (KafkaSink) sink;
        return new KafkaSinkCompiler(context).compile(id, id(connector, "records", index), kafka, services.kafka(kafka),
                services.kafkaClient(kafka.serviceName()));
    }

    private static String id(ConnectorDefinition connector, String what, int index) {
        return connector.name() + "-" + what + "-" + (index + 1);
    }
}
