package dev.wadi.compiler;

import dev.wadi.catalog.CamelComponents;
import dev.wadi.compiler.service.HttpServiceCompiler;
import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.service.PubSubServiceCompiler;
import dev.wadi.compiler.service.RedisServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.CamelService;
import dev.wadi.definition.Confirmation;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.RedisService;
import dev.wadi.definition.ServiceDefinition;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.UdfService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be there before a connector starts, and how to ask whether it is. */
final class ConnectionsCompiler {

    private final CompileContext context;
    private final ServicesCompiler services;

    ConnectionsCompiler(CompileContext context, ServicesCompiler services) {
        this.context = context;
        this.services = services;
    }

    List<ServiceConnection> of(ConnectorDefinition connector) {
        Map<String, ServiceConnection> connections = new LinkedHashMap<>();
        connector.steps().stream().filter(ConnectionsCompiler::isWaitedFor)
                .forEach(step -> context.definitions().service(step.serviceName())
                        .filter(service -> !(service instanceof UdfService))
                        .ifPresent(service -> connections.put(service.name(), connection(service))));
        ServicesCompiler.storeServices(connector).map(context.definitions()::service).flatMap(Optional::stream)
                .forEach(service -> connections.put(service.name(), connection(service)));
        connector.deadLetter().filter(deadLetter -> connector.keepsDeadLetters())
                .flatMap(deadLetter -> context.definitions().service(deadLetter.serviceName()))
                .ifPresent(service -> connections.put(service.name(), connection(service)));
        if (connector.keepsPosition() && !connector.keepsOffsetsOnly()) {
            services.positionStore().flatMap(store -> context.definitions().service(store.serviceName()))
                    .ifPresent(service -> connections.put(service.name(), connection(service)));
        }
        return List.copyOf(connections.values());
    }

    /** Nobody waits for the sink that the connector can do without, not even at the start. */
    private static boolean isWaitedFor(StepDefinition step) {
        return !(step instanceof SinkDefinition sink) || sink.confirmation() == Confirmation.REQUIRED;
    }

    private ServiceConnection connection(ServiceDefinition service) {
        if (service instanceof CamelService camel) {
            Map<String, String> jar = new LinkedHashMap<>();
            jar.put("component", camel.component());
            CamelComponents.artifact(camel.component()).ifPresent(artifact -> jar.put("artifact", artifact));
            return new ServiceConnection(service.name(), "camel", service.origin().place(), jar);
        }
        if (service instanceof MongoDbService mongo) {
            return new ServiceConnection(service.name(), "mongodb", service.origin().place(),
                    Map.of("connectionString", "{{" + new MongoDbServiceCompiler(context).addressProperty(mongo) + "}}"));
        }
        if (service instanceof PubSubService pubSub) {
            return new ServiceConnection(service.name(), "pubsub", service.origin().place(),
                    new PubSubServiceCompiler(context).properties(pubSub));
        }
        if (service instanceof HttpService http) {
            return new ServiceConnection(service.name(), "http", service.origin().place(),
                    new HttpServiceCompiler(context).connection(http));
        }
        if (service instanceof RedisService redis) {
            return new ServiceConnection(service.name(), "redis", service.origin().place(),
                    Map.of("url", "{{" + new RedisServiceCompiler(context).addressProperty(redis) + "}}"));
        }
        return new ServiceConnection(service.name(), "kafka", service.origin().place(),
                services.kafkaClient(service.name()).connection());
    }
}
