package dev.wadi.definition.check;

import dev.wadi.definition.DeadLetterDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.Origin;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.ServiceDefinition;
import dev.wadi.definition.SystemDefinition;
import dev.wadi.problem.NearName;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Services that keep something: the program's stores, the schemas and the dead letters of connectors. */
final class StoreChecks {

    private final Definitions definitions;
    private final Collection<String> declaredServices;
    private final boolean complete;
    private final Problems problems;

    StoreChecks(Definitions definitions, Collection<String> declaredServices, boolean complete, Problems problems) {
        this.definitions = definitions;
        this.declaredServices = declaredServices;
        this.complete = complete;
        this.problems = problems;
    }

    void check(SystemDefinition system) {
        system.jobLifecycle().ifPresent(store -> checkStore(store.origin(), store.serviceName()));
        List.of(system.serviceLifecycle(), system.checkpoints(), system.schemas(), system.testSuites(), system.workspaces())
                .forEach(optional -> optional.ifPresent(store -> checkStore(store.origin(), store.serviceName())));
    }

    void check(List<SchemaDefinition> schemas) {
        schemas.forEach(schema -> schema.serviceName().ifPresent(name -> checkService(schema.origin(), name, "mongodb or pubsub",
                service -> service instanceof MongoDbService || service instanceof PubSubService)));
    }

    void check(DeadLetterDefinition deadLetter) {
        checkService(deadLetter.origin(), deadLetter.serviceName(), "kafka or mongodb",
                service -> service instanceof KafkaService || service instanceof MongoDbService);
    }

    private void checkStore(Origin origin, String service) {
        checkService(origin, service, "mongodb", MongoDbService.class::isInstance);
    }

    /** @param providers what it may be, in words: {@code mongodb or pubsub} */
    void checkService(Origin origin, String name, String providers, Predicate<ServiceDefinition> able) {
        if (!declaredServices.contains(name) && !complete) {
            return;
        }
        if (!declaredServices.contains(name)) {
            problems.add(origin.problem(ProblemCode.UNKNOWN_SERVICE, "service_name", "names the service '" + name
                    + "', which is not there").found(name).allowing(declaredServices)
                    .suggesting(NearName.of(name, declaredServices)));
            return;
        }
        Optional<ServiceDefinition> service = definitions.service(name);
        if (service.isPresent() && !able.test(service.get())) {
            problems.add(origin.problem(ProblemCode.UNSUPPORTED_ROLE, "service_name", "cannot use the service '" + name
                    + "': it must be a " + providers + " service").found(name)
                    .allowing(definitions.services().stream().filter(able).map(ServiceDefinition::name).sorted().toList()));
        }
    }
}
