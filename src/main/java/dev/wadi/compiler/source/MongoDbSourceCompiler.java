package dev.wadi.compiler.source;

import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.text.CamelWord;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.JsonText;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Deletes;
import dev.wadi.definition.FullDocument;
import dev.wadi.definition.KeyFormat;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.OnLostPosition;
import dev.wadi.definition.PreImages;
import dev.wadi.definition.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A change stream becomes {@code from: mongodb-changes:}. Options with the component's own default are left out. */
public final class MongoDbSourceCompiler {

    /** The component's own default, which is the definition's too. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);

    private final CompileContext context;

    public MongoDbSourceCompiler(CompileContext context) {
        this.context = context;
    }

    public CompiledSource compile(ConnectorDefinition connector, MongoDbSource source, MongoDbService service,
            SourcePositions positions) {
        Parameters parameters = new Parameters()
                .set("client", CompileContext.bean(context.names().service(service.name())));
        if (connector.keepsPosition()) {
            parameters.set("checkpoint", CompileContext.bean(positions.checkpoint()));
        }
        parameters.set("connector", context.properties().parameterText(
                        context.names().connector(connector.name()) + ".connector", connector.name()))
                .set("maxBatchSize", connector.batchLimit());
        connector.batch().ifPresent(batch -> parameters.setUnless(0L, "batchWait", batch.maxWait().toMillis())
                .set("maxBatchBytes", batch.maxBytes().bytes()));
        parameters
                .setUnless(CamelWord.of(FullDocument.UPDATE_LOOKUP), "fullDocument", CamelWord.of(source.fullDocument()))
                .setUnless(CamelWord.of(PreImages.WHEN_AVAILABLE), "preImages", CamelWord.of(source.preImages()));
        source.pipeline().ifPresent(pipeline -> parameters.set("pipeline", property(connector, pipeline)));
        parameters.setUnless(CamelWord.of(OnLostPosition.FAIL), "onLostPosition", CamelWord.of(source.onLostPosition()));
        if (source.onLostPosition() == OnLostPosition.FROM_TIME) {
            source.fromTime().ifPresent(time -> parameters.set("fromTime", time.toString()));
        }
        parameters.setUnless(CamelWord.of(Deletes.DOCUMENT), "deletes", CamelWord.of(source.deletes()))
                .setUnless(CamelWord.of(KeyFormat.TEXT), "keyFormat", CamelWord.of(source.keyFormat()))
                .setUnless(false, "eventAttributes", source.eventAttributes())
                .setUnless(DRAIN_TIMEOUT.toMillis(), "drainTimeout", connector.drainTimeout().toMillis());
        String uri = "mongodb-changes:" + MongoDbServiceCompiler.database(service) + collections(source.resource());
        return new CompiledSource(describe(source, service), List.of(),
                RouteSteps.endpoint(connector.name() + "-source", uri, parameters), List.of());
    }

    /** A pipeline is full of characters that mean something in an endpoint's address, so it stands in a property. */
    private String property(ConnectorDefinition connector, Text pipeline) {
        String name = context.names().connector(connector.name()) + ".pipeline";
        context.properties().set(name, pipeline.fromEnvironment() ? pipeline
                : new Text(JsonText.withoutDoubleBraces(pipeline.value()), false, pipeline.place()), false);
        return context.properties().parameter(name);
    }

    private static String collections(Text resource) {
        if (resource.fromEnvironment()) {
            return "/" + MongoDbServiceCompiler.address(resource);
        }
        String names = Arrays.stream(resource.value().split(",")).map(String::strip).collect(Collectors.joining(","));
        return names.equals("*") ? "" : "/" + names;
    }

    private static String describe(MongoDbSource source, MongoDbService service) {
        String database = service.dbName().fromEnvironment() ? "$" + service.dbName().value() : service.dbName().value();
        String collection = source.resource().fromEnvironment() ? "$" + source.resource().value() : source.resource().value();
        return database + "." + collection + " of " + service.name();
    }
}
