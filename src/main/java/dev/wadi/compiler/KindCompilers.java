package dev.wadi.compiler;

import dev.wadi.compiler.middleware.CompiledMiddleware;
import dev.wadi.compiler.middleware.HttpMiddlewareCompiler;
import dev.wadi.compiler.middleware.UdfMiddlewareCompiler;
import dev.wadi.compiler.sink.CamelSinkCompiler;
import dev.wadi.compiler.sink.CompiledSink;
import dev.wadi.compiler.sink.HttpSinkCompiler;
import dev.wadi.compiler.sink.KafkaSinkCompiler;
import dev.wadi.compiler.sink.MongoDbSinkCompiler;
import dev.wadi.compiler.sink.PubSubSinkCompiler;
import dev.wadi.compiler.source.CamelSourceCompiler;
import dev.wadi.compiler.source.CompiledSource;
import dev.wadi.compiler.source.KafkaSourceCompiler;
import dev.wadi.compiler.source.MongoDbSourceCompiler;
import dev.wadi.compiler.source.PubSubSourceCompiler;
import dev.wadi.compiler.step.Payload;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.CamelSink;
import dev.wadi.definition.CamelSource;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.HttpMiddleware;
import dev.wadi.definition.HttpSink;
import dev.wadi.definition.KafkaSink;
import dev.wadi.definition.KafkaSource;
import dev.wadi.definition.MiddlewareDefinition;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.PubSubSink;
import dev.wadi.definition.PubSubSource;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.UdfMiddleware;

/** Which compiler belongs to which kind of source, middleware and sink: the one place that knows them all. */
final class KindCompilers {

    private final CompileContext context;
    private final ServicesCompiler services;
    private final ConnectorDefinition connector;
    private final String route;
    private final TransactionCompiler transaction;

    /** @param route begins the names of all steps */
    KindCompilers(CompileContext context, ServicesCompiler services, ConnectorDefinition connector, String route,
            TransactionCompiler transaction) {
        this.context = context;
        this.services = services;
        this.connector = connector;
        this.route = route;
        this.transaction = transaction;
    }

    CompiledSource source() {
        if (connector.source() instanceof MongoDbSource source) {
            return new MongoDbSourceCompiler(context).compile(connector, source, services.mongoDb(source), transaction);
        }
        if (connector.source() instanceof PubSubSource source) {
            return new PubSubSourceCompiler(context).compile(connector, source, services.pubSub(source));
        }
        if (connector.source() instanceof CamelSource source) {
            return new CamelSourceCompiler(context).compile(connector, source, services.camel(source));
        }
        KafkaSource source = (KafkaSource) connector.source();
        return new KafkaSourceCompiler(context)
                .compile(connector, source, services.kafka(source), services.kafkaClient(source.serviceName()), transaction);
    }

    /** @param current what events are before the middleware */
    CompiledMiddleware middleware(int index, MiddlewareDefinition middleware, Payload current) {
        if (middleware instanceof HttpMiddleware http) {
            return new HttpMiddlewareCompiler(context)
                    .compile(route, index, connector, http, services.http(http), current.encoding());
        }
        UdfMiddleware script = (UdfMiddleware) middleware;
        return new UdfMiddlewareCompiler(context, connector)
                .compile(id("script", index), script, services.scripts(script), current);
    }

    CompiledSink sink(int index, SinkDefinition sink) {
        String id = id("sink", index);
        if (sink instanceof MongoDbSink mongoDb) {
            return new MongoDbSinkCompiler(context).compile(id, mongoDb, services.mongoDb(mongoDb));
        }
        if (sink instanceof PubSubSink pubSub) {
            return new PubSubSinkCompiler(context).compile(id, pubSub, services.pubSub(pubSub));
        }
        if (sink instanceof CamelSink camel) {
            return new CamelSinkCompiler(context).compile(route, index, camel, services.camel(camel));
        }
        if (sink instanceof HttpSink http) {
            return new HttpSinkCompiler(context).compile(route, index, http, services.http(http));
        }
        services.useStep(CompileContext.KAFKA_RECORDS);
        KafkaSink kafka = (KafkaSink) sink;
        return new KafkaSinkCompiler(context).compile(id, id("records", index), kafka, services.kafka(kafka),
                services.kafkaClient(kafka.serviceName()), transaction.endpointParameters());
    }

    private String id(String what, int index) {
        return route + "-" + what + "-" + (index + 1);
    }
}
