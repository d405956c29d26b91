package dev.wadi.compiler;

import dev.wadi.compiler.sink.CompiledSink;
import dev.wadi.compiler.sink.KafkaSinkCompiler;
import dev.wadi.compiler.sink.MongoDbSinkCompiler;
import dev.wadi.compiler.source.CompiledSource;
import dev.wadi.compiler.source.KafkaSourceCompiler;
import dev.wadi.compiler.source.MongoDbSourceCompiler;
import dev.wadi.compiler.step.BatchFormCompiler;
import dev.wadi.compiler.step.ConversionCompiler;
import dev.wadi.compiler.step.Payload;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.compiler.text.YamlText;
import dev.wadi.definition.AvroFormat;
import dev.wadi.definition.Confirmation;
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

/** A connector becomes one file with one route: source, conversion, sinks. Used once. */
final class ConnectorCompiler {

    private final CompileContext context;
    private final ServicesCompiler services;
    private final ConnectorDefinition connector;
    private final ConversionCompiler conversions;
    private final BatchFormCompiler forms;
    private final TransactionCompiler transaction;
    private final DeliveryCompiler delivery;
    private final List<String> destinations = new ArrayList<>();

    ConnectorCompiler(CompileContext context, ServicesCompiler services, ConnectorDefinition connector) {
        this.context = context;
        this.services = services;
        this.connector = connector;
        this.conversions = new ConversionCompiler(context, connector);
        this.forms = new BatchFormCompiler(context);
        this.transaction = new TransactionCompiler(context, connector);
        this.delivery = new DeliveryCompiler(context, connector, transaction);
    }

    RouteFile compile() {
        if (connector.keepsPosition() && transaction.usesPositions()) {
            services.usePositions();
        }
        services.useSchemas(connector);
        CompiledSource source = source();
        List<Map<String, Object>> inner = new ArrayList<>(
                conversions.steps(connector.name() + "-convert", delivered(), current(), connector.source().jsonFormat()));
        inner.addAll(isRow() ? row() : branches());
        List<Map<String, Object>> steps = new ArrayList<>(source.steps());
        steps.addAll(delivery.steps(inner));

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

        List<Map<String, Object>> beans = new ArrayList<>(source.beans());
        beans.addAll(conversions.beans());
        beans.addAll(forms.beans());
        beans.addAll(delivery.beans());
        beans.addAll(transaction.beans());
        List<Map<String, Object>> document = new ArrayList<>();
        if (!beans.isEmpty()) {
            document.add(Map.of("beans", beans));
        }
        document.add(Map.of("route", route));
        String file = context.names().connector(connector.name()) + ".camel.yaml";
        return new RouteFile(file, YamlText.of(document), connector.name());
    }

    /** Without folders, so that the same definition gives the same text wherever it is compiled. */
    private String fileName() {
        return Path.of(context.definitions().file()).getFileName().toString();
    }

    private CompiledSource source() {
        if (connector.source() instanceof MongoDbSource source) {
            return new MongoDbSourceCompiler(context).compile(connector, source, services.mongoDb(source), transaction);
        }
        KafkaSource source = (KafkaSource) connector.source();
        return new KafkaSourceCompiler(context)
                .compile(connector, source, services.kafka(source), services.kafkaClient(source.serviceName()), transaction);
    }

    /** What the source's endpoint gives. No schema was looked at yet. */
    private Payload delivered() {
        SourceDefinition source = connector.source();
        return new Payload(source.deliveredEncoding().orElseThrow(), source.avroFormat(), null);
    }

    /** What sinks get before their own conversions. Avro that was Avro before keeps what stands around it. */
    private Payload current() {
        SourceDefinition source = connector.source();
        boolean stays = delivered().encoding() == Encoding.AVRO && source.outputEncoding() == Encoding.AVRO;
        return new Payload(source.outputEncoding(), stays ? source.avroFormat() : AvroFormat.RAW,
                connector.schemaIdOf(source).orElse(null));
    }

    private Payload wanted(SinkDefinition sink) {
        return new Payload(sink.outputEncoding(), sink.avroFormat(), connector.schemaIdOf(sink).orElse(null));
    }

    /** Whether only the last sink needs events changed, so that no sink sees what was changed for another. */
    private boolean isRow() {
        return connector.sinks().stream().allMatch(sink -> sink.confirmation() == Confirmation.REQUIRED)
                && connector.sinks().subList(0, connector.sinks().size() - 1).stream()
                .noneMatch(sink -> sink.joinsBatch() || ConversionCompiler.isNeeded(current(), wanted(sink)));
    }

    private List<Map<String, Object>> row() {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < connector.sinks().size(); i++) {
            steps.addAll(sinkSteps(i));
        }
        return steps;
    }

    private List<Map<String, Object>> branches() {
        services.useStep(CompileContext.COPY_EVENTS);
        List<Map<String, Object>> branches = new ArrayList<>();
        for (int i = 0; i < connector.sinks().size(); i++) {
            List<Map<String, Object>> steps = new ArrayList<>();
            steps.add(RouteSteps.process(id("copy", i), CompileContext.COPY_EVENTS));
            steps.addAll(delivery.branch(i, sinkSteps(i)));
            branches.add(RouteSteps.pipeline(id("branch", i), steps));
        }
        return List.of(RouteSteps.multicast(connector.name() + "-branches", branches));
    }

    private List<Map<String, Object>> sinkSteps(int index) {
        SinkDefinition sink = connector.sinks().get(index);
        List<Map<String, Object>> conversion = conversions.steps(id("convert", index), current(), wanted(sink), sink.jsonFormat());
        List<Map<String, Object>> steps = new ArrayList<>(conversion.isEmpty() ? List.of() : delivery.naming(index));
        steps.addAll(conversion);
        List<Map<String, Object>> repeated = new ArrayList<>(forms.steps(id("form", index), sink));
        CompiledSink compiled = sink(index, sink);
        repeated.addAll(compiled.steps());
        steps.addAll(delivery.sink(index, compiled.description(), repeated));
        destinations.add(compiled.description());
        return steps;
    }

    private CompiledSink sink(int index, SinkDefinition sink) {
        String id = id("sink", index);
        if (sink instanceof MongoDbSink mongoDb) {
            return new MongoDbSinkCompiler(context).compile(id, mongoDb, services.mongoDb(mongoDb));
        }
        services.useStep(CompileContext.KAFKA_RECORDS);
        KafkaSink kafka = (KafkaSink) sink;
        return new KafkaSinkCompiler(context).compile(id, id("records", index), kafka, services.kafka(kafka),
                services.kafkaClient(kafka.serviceName()), transaction.endpointParameters());
    }

    private String id(String what, int index) {
        return connector.name() + "-" + what + "-" + (index + 1);
    }
}
