package dev.wadi.compiler.sink;

import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.text.CamelWord;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.OrderingKey;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.PubSubSink;
import java.util.List;

/** A topic becomes {@code to: pubsub-messages:}. */
public final class PubSubSinkCompiler {

    private final CompileContext context;

    public PubSubSinkCompiler(CompileContext context) {
        this.context = context;
    }

    /** @param id of the endpoint */
    public CompiledSink compile(String id, PubSubSink sink, PubSubService service) {
        Parameters parameters = new Parameters()
                .set("client", CompileContext.bean(context.names().service(service.name())))
                .setUnless(CamelWord.of(OrderingKey.NONE), "orderingKey", CamelWord.of(sink.orderingKey()));
        String topic = MongoDbServiceCompiler.address(sink.resource());
        return new CompiledSink(topic.replace("{{env:", "$").replace("}}", "") + " of " + service.name(),
                List.of(RouteSteps.to(id, "pubsub-messages:" + topic, parameters)));
    }
}
