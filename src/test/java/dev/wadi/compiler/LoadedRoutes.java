package dev.wadi.compiler;

import dev.wadi.camel.encoding.schema.MongoDbSchema;
import dev.wadi.camel.encoding.schema.RegistrySchema;
import dev.wadi.camel.encoding.schema.SchemaKind;
import dev.wadi.camel.encoding.schema.SchemaSource;
import dev.wadi.camel.encoding.schema.SchemaText;
import dev.wadi.camel.encoding.transform.SchemaConversion;
import dev.wadi.camel.pubsub.PubSubSchema;
import dev.wadi.camel.state.MemoryCheckpointRepository;
import dev.wadi.camel.state.MongoDbCheckpointRepository;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Compiled routes in a Camel of their own: loaded with every endpoint configured for real and nothing started, or started with
 * every endpoint replaced by a stub. Variables of the environment are answered with their own name.
 */
final class LoadedRoutes implements AutoCloseable {

    /** What every server that keeps schemas would answer. */
    private static final SchemaText ANSWERED = new SchemaText(SchemaKind.AVRO,
            "{\"type\": \"record\", \"name\": \"Any\", \"fields\": [{\"name\": \"id\", \"type\": \"string\"}]}", "the stub", 1);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Path state = Files.createTempDirectory("wadi-state");

    private LoadedRoutes(CompiledRoutes routes) throws Exception {
        Properties properties = new Properties();
        properties.putAll(routes.properties());
        properties.putAll(routes.secrets());
        context.getPropertiesComponent().setOverrideProperties(properties);
        context.getPropertiesComponent().addPropertiesFunction(new FakeEnvironment(state));
    }

    static LoadedRoutes configured(CompiledRoutes routes) throws Exception {
        LoadedRoutes loaded = new LoadedRoutes(routes);
        loaded.context.build();
        loaded.load(routes);
        for (RouteDefinition route : loaded.context.getRouteDefinitions()) {
            loaded.configure(route.getInput().getEndpointUri());
            for (ToDefinition to : ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)) {
                loaded.configure(to.getEndpointUri());
            }
        }
        return loaded;
    }

    static LoadedRoutes stubbed(CompiledRoutes routes) throws Exception {
        LoadedRoutes loaded = new LoadedRoutes(routes);
        for (String scheme : List.of("kafka", "mongodb-changes", "pubsub-messages", "http", "https")) {
            StubComponent stub = new QuickStubs();
            stub.setAutowiredEnabled(false);
            loaded.context.addComponent(scheme, stub);
        }
        loaded.load(routes);
        loaded.context.start();
        return loaded;
    }

    private void load(CompiledRoutes routes) throws Exception {
        for (RouteFile file : routes.files()) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file.name(), file.yaml()));
            // a step that claims its positions at start would ask a server for them
            if (context.getRegistry().lookupByName("checkpoints") instanceof MongoDbCheckpointRepository) {
                context.getRegistry().unbind("checkpoints");
                context.getRegistry().bind("checkpoints", new MemoryCheckpointRepository());
            }
        }
        for (SchemaConversion conversion : context.getRegistry().findByType(SchemaConversion.class)) {
            SchemaSource source = conversion.getSchema();
            if (source instanceof MongoDbSchema || source instanceof RegistrySchema || source instanceof PubSubSchema) {
                conversion.setSchema(() -> ANSWERED);
            }
        }
    }

    private void configure(String uri) {
        endpoints.add(context.getEndpoint(uri));
    }

    List<String> routeIds() {
        return context.getRouteDefinitions().stream().map(RouteDefinition::getRouteId).toList();
    }

    List<String> startedRouteIds() {
        return routeIds().stream().filter(id -> context.getRouteController().getRouteStatus(id).isStarted()).toList();
    }

    /** The endpoints of a type in the order of the routes, with their options. */
    <E extends Endpoint> List<E> endpoints(Class<E> type) {
        return endpoints.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T> T bean(String name, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(name, type);
    }

    @Override
    public void close() throws IOException {
        context.stop();
        try (Stream<Path> left = Files.walk(state)) {
            left.map(Path::toFile).sorted(Comparator.reverseOrder()).forEach(File::delete);
        }
    }

    /** Stubs whose consumers notice a stop at once; usually they look every second. */
    private static final class QuickStubs extends StubComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
            Endpoint endpoint = super.createEndpoint(uri, remaining, parameters);
            ((SedaEndpoint) endpoint).setPollTimeout(10);
            return endpoint;
        }
    }

    private record FakeEnvironment(Path state) implements PropertiesFunction {
        @Override
        public String getName() {
            return "env";
        }

        @Override
        public String apply(String remainder) {
            int colon = remainder.indexOf(':');
            String name = colon < 0 ? remainder : remainder.substring(0, colon);
            return switch (name) {
                case "MONGO_URL" -> "mongodb://localhost:27017";
                case "WADI_STATE" -> state.toString();
                case "KAFKA_PASSWORD" -> "p&q+%41 =#)x";
                case "BROKERS" -> "one:9092,two:9092";
                case "TOKENS_HOST", "WADI_USER_IN_HOST_HOST" -> "https://shop.example.com/base/";
                default -> name;
            };
        }
    }
}
