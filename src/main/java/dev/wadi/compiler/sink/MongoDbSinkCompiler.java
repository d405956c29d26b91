package dev.wadi.compiler.sink;

import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.MongoDbSink;
import java.util.List;

/** A collection becomes {@code to: mongodb-changes:}, one ordered bulk write for each batch. */
public final class MongoDbSinkCompiler {

    private final CompileContext context;

    public MongoDbSinkCompiler(CompileContext context) {
        this.context = context;
    }

    public CompiledSink compile(String id, MongoDbSink sink, MongoDbService service) {
        Parameters parameters = new Parameters()
                .set("client", CompileContext.bean(context.names().service(service.name())))
                .set("writeMode", sink.writeMode().orElse(service.writeMode()).word())
                // the policy around the sink tries again, and shows it
                .set("retryTimeout", 0);
        String namespace = MongoDbServiceCompiler.database(service) + "/" + MongoDbServiceCompiler.address(sink.resource());
        return new CompiledSink(namespace.replace('/', '.').replace("{{env:", "$").replace("}}", "") + " of " + service.name(),
                List.of(RouteSteps.to(id, "mongodb-changes:" + namespace, parameters)));
    }
}
