package dev.wadi.compiler;

import dev.wadi.compiler.service.HttpServiceCompiler;
import dev.wadi.compiler.service.KafkaClient;
import dev.wadi.compiler.service.KafkaServiceCompiler;
import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.service.PubSubServiceCompiler;
import dev.wadi.compiler.service.RedisServiceCompiler;
import dev.wadi.compiler.service.UdfServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.PropertyTable;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.YamlText;
import dev.wadi.definition.CamelService;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.DeadLetterDefinition;
import dev.wadi.definition.DedupDefinition;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.RedisService;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.ServiceDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.SystemDefinition;
import dev.wadi.definition.UdfService;
import dev.wadi.route.RouteFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The file of beans that routes share: clients of services in use, the position store, steps without state. */
final class ServicesCompiler {

    static final String FILE = "wadi-services.camel.yaml";

    private final CompileContext context;
    private final MongoDbServiceCompiler mongoDb;
    private final Map<String, KafkaClient> kafkaClients = new LinkedHashMap<>();
    private final Set<MongoDbService> used = new LinkedHashSet<>();
    private final Set<PubSubService> pubSubInUse = new LinkedHashSet<>();
    private final Set<HttpService> httpInUse = new LinkedHashSet<>();
    private final Set<UdfService> scriptsInUse = new LinkedHashSet<>();
    private final Set<String> sharedSteps = new LinkedHashSet<>();
    private boolean keepsPositions;

    ServicesCompiler(CompileContext context) {
        this.context = context;
        this.mongoDb = new MongoDbServiceCompiler(context);
    }

    /** Checks every service; properties of those that none of these connectors uses are not kept. */
    void compileClients(Predicate<ConnectorDefinition> compiled) {
        Set<String> inUse = new LinkedHashSet<>();
        context.definitions().connectors().stream().filter(compiled)
                .forEach(connector -> {
                    connector.steps().forEach(step -> inUse.add(step.serviceName()));
                    connector.deadLetter().ifPresent(deadLetter -> inUse.add(deadLetter.serviceName()));
                });
        for (ServiceDefinition service : context.definitions().services()) {
            if (service instanceof KafkaService kafka) {
                boolean kept = inUse.contains(service.name());
                CompileContext own = kept ? context : new CompileContext(context.definitions(), context.names(),
                        new PropertyTable(), context.problems());
                KafkaClient client = new KafkaServiceCompiler(own, kafka).compile();
                if (kept) {
                    kafkaClients.put(service.name(), client);
                }
            }
        }
    }

    /** Whether every service of the connector could be read. */
    boolean has(ConnectorDefinition connector) {
        return Stream.of(connector.steps().stream().map(StepDefinition::serviceName), storeServices(connector),
                        connector.deadLetter().stream().map(DeadLetterDefinition::serviceName)).flatMap(names -> names)
                .allMatch(name -> context.definitions().service(name).isPresent());
    }

    /** The services that keep something for the connector: the schemas in use, the keys of what was delivered. */
    static Stream<String> storeServices(ConnectorDefinition connector) {
        return Stream.concat(connector.steps().stream().map(connector::schemaIdOf).flatMap(Optional::stream).distinct()
                .map(connector::schema).flatMap(Optional::stream).map(SchemaDefinition::serviceName).flatMap(Optional::stream),
                connector.dedup().flatMap(DedupDefinition::serviceName).stream());
    }

    /** Puts the services that keep something for the connector into use. */
    void useStores(ConnectorDefinition connector) {
        storeServices(connector).map(context.definitions()::service).flatMap(Optional::stream).forEach(service -> {
            if (service instanceof RedisService redis) {
                new RedisServiceCompiler(context).use(redis);
            } else if (service instanceof PubSubService pubSub) {
                pubSubInUse.add(pubSub);
            } else {
                used.add((MongoDbService) service);
            }
        });
    }

    KafkaClient kafkaClient(String service) {
        return kafkaClients.get(service);
    }

    /** The MongoDB service of a step, which is from now on in use. */
    MongoDbService mongoDb(StepDefinition step) {
        MongoDbService service = service(step, MongoDbService.class);
        use(service);
        return service;
    }

    /** The service's client is made. */
    void use(MongoDbService service) {
        used.add(service);
    }

    KafkaService kafka(StepDefinition step) {
        return service(step, KafkaService.class);
    }

    /** The Pub/Sub service of a step, which is from now on in use. */
    PubSubService pubSub(StepDefinition step) {
        PubSubService service = service(step, PubSubService.class);
        pubSubInUse.add(service);
        return service;
    }

    /** The HTTP service of a step, which is from now on in use. */
    HttpService http(StepDefinition step) {
        HttpService service = service(step, HttpService.class);
        httpInUse.add(service);
        return service;
    }

    CamelService camel(StepDefinition step) {
        return service(step, CamelService.class);
    }

    /** The folder of a script, which is from now on in use. */
    UdfService scripts(StepDefinition step) {
        UdfService service = service(step, UdfService.class);
        scriptsInUse.add(service);
        return service;
    }

    /** What a step names; that it is there and of this kind was checked. */
    private <S extends ServiceDefinition> S service(StepDefinition step, Class<S> kind) {
        return kind.cast(context.definitions().service(step.serviceName()).orElseThrow());
    }

    void usePositions() {
        keepsPositions = true;
        positionStore().flatMap(store -> context.definitions().service(store.serviceName()))
                .ifPresent(service -> used.add((MongoDbService) service));
    }

    /** @param bean a bean without state that steps name */
    void useStep(String bean) {
        sharedSteps.add(bean);
    }

    RouteFile file() {
        List<Map<String, Object>> beans = new ArrayList<>();
        used.forEach(service -> beans.addAll(mongoDb.beans(service)));
        pubSubInUse.forEach(service -> beans.add(new PubSubServiceCompiler(context).bean(service)));
        httpInUse.forEach(service -> beans.add(new HttpServiceCompiler(context).bean(service)));
        scriptsInUse.forEach(folder -> beans.add(new UdfServiceCompiler(context).bean(folder)));
        if (keepsPositions) {
            beans.add(positionStore().map(this::mongoDbPositions).orElseGet(this::filePositions));
        }
        beans.addAll(stepBeans());
        return file(beans);
    }

    /** The services of a rehearsal: no clients of servers, HTTP without credentials, scripts of the definition in a folder apart. */
    Optional<RouteFile> rehearsalFile() {
        List<Map<String, Object>> beans = new ArrayList<>();
        httpInUse.forEach(service -> beans.add(new HttpServiceCompiler(context).bean(service.rehearsed())));
        scriptsInUse.forEach(folder -> beans.add(rehearsalFolder(folder)));
        beans.addAll(stepBeans());
        return beans.isEmpty() ? Optional.empty() : Optional.of(file(beans));
    }

    private Map<String, Object> rehearsalFolder(UdfService service) {
        Map<String, Object> bean = new UdfServiceCompiler(context).bean(service);
        if (!service.sources().isEmpty()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> properties = (Map<String, Object>) bean.get("properties");
            properties.put("path", RehearsalCompiler.folderOf(context.names().service(service.name())));
        }
        return bean;
    }

    /** Base addresses of HTTP services in use: name of the property by name of the service. */
    Map<String, String> httpHosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        httpInUse.forEach(service -> hosts.put(service.name(), new HttpServiceCompiler(context).hostProperty(service)));
        return hosts;
    }

    /** Folders that get scripts of the definition: placeholder of the folder in a rehearsal by name of the service. */
    Map<String, String> writtenFolders() {
        Map<String, String> folders = new LinkedHashMap<>();
        scriptsInUse.stream().filter(service -> !service.sources().isEmpty())
                .forEach(service -> folders.put(service.name(), context.names().service(service.name())));
        return folders;
    }

    private static RouteFile file(List<Map<String, Object>> beans) {
        return new RouteFile(FILE, YamlText.of(List.of(Map.of("beans", beans))), null);
    }

    private List<Map<String, Object>> stepBeans() {
        List<Map<String, Object>> beans = new ArrayList<>();
        if (sharedSteps.contains(CompileContext.KAFKA_RECORDS)) {
            beans.add(RouteBeans.bean(CompileContext.KAFKA_RECORDS, "dev.wadi.camel.kafka.KafkaRecords", Map.of()));
        }
        if (sharedSteps.contains(CompileContext.COPY_EVENTS)) {
            beans.add(RouteBeans.bean(CompileContext.COPY_EVENTS, "dev.wadi.camel.batch.CopyEvents", Map.of()));
        }
        return beans;
    }

    /** The collection for positions; none when its service could not be read, or is none of MongoDB, which was reported. */
    Optional<SystemDefinition.Store> positionStore() {
        return context.definitions().system().flatMap(SystemDefinition::checkpoints).filter(store ->
                context.definitions().service(store.serviceName()).filter(MongoDbService.class::isInstance).isPresent());
    }

    private Map<String, Object> mongoDbPositions(SystemDefinition.Store store) {
        MongoDbService service = (MongoDbService) context.definitions().service(store.serviceName()).orElseThrow();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("client", CompileContext.bean(context.names().service(service.name())));
        properties.put("database", MongoDbServiceCompiler.address(service.dbName()));
        properties.put("collection", MongoDbServiceCompiler.address(store.resource()));
        return RouteBeans.bean(CompileContext.CHECKPOINTS, "dev.wadi.camel.state.MongoDbCheckpointRepository", properties);
    }

    private Map<String, Object> filePositions() {
        context.properties().setText("wadi.state", "{{env:WADI_STATE:.wadi}}");
        return RouteBeans.bean(CompileContext.CHECKPOINTS, "dev.wadi.camel.state.FileCheckpointRepository",
                Map.of("directory", "{{wadi.state}}/positions"));
    }
}
