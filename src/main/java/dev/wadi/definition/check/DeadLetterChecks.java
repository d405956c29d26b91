package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.DeadLetterDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.ServiceDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.Text;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where dead letters go: never to a place that the connector itself reads or writes, where each of them would be an event, or a
 * document, among the good ones.
 */
final class DeadLetterChecks {

    private final Definitions definitions;
    private final Problems problems;

    private DeadLetterChecks(Definitions definitions, Problems problems) {
        this.definitions = definitions;
        this.problems = problems;
    }

    static void check(ConnectorDefinition connector, Definitions definitions, StoreChecks stores, Problems problems) {
        connector.deadLetter().ifPresent(deadLetter -> {
            if (!connector.keepsDeadLetters()) {
                problems.add(connector.origin().problem(ProblemCode.OPTION_IGNORED, "dead_letter",
                        "gets nothing: neither the connector nor one of its sinks has on_failure = \"dead_letter\""));
            }
            stores.check(deadLetter);
            new DeadLetterChecks(definitions, problems).check(connector, deadLetter);
        });
    }

    private void check(ConnectorDefinition connector, DeadLetterDefinition deadLetter) {
        Optional<ServiceDefinition> service = definitions.service(deadLetter.serviceName());
        if (service.isEmpty()) {
            return;
        }
        if (service.get() instanceof KafkaService) {
            ResourceChecks.checkTopic(deadLetter.origin(), deadLetter.resource(), problems);
        } else if (service.get() instanceof MongoDbService) {
            ResourceChecks.checkCollection(deadLetter.origin(), deadLetter.resource(), problems);
        }
        for (StepDefinition step : connector.steps()) {
            definitions.service(step.serviceName())
                    .filter(other -> isSame(service.get(), other) && names(step.resource(), deadLetter.resource()))
                    .ifPresent(other -> problems.add(deadLetter.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "resource",
                            "is '" + deadLetter.resource().value() + "', which " + step.origin().label() + " "
                                    + (step == connector.source() ? "reads" : "writes") + " already")
                            .found(deadLetter.resource().value())
                            .allowing("a topic or collection that the connector neither reads nor writes")));
        }
    }

    /** A source may name several collections, or all of its database. */
    private static boolean names(Text resource, Text wanted) {
        if (resource.fromEnvironment() != wanted.fromEnvironment()) {
            return false;
        }
        return Arrays.stream(resource.value().split(",")).map(String::strip)
                .anyMatch(name -> name.equals("*") || name.equals(wanted.value()));
    }

    /** Whether two services are one cluster, or one database: by name, or because they are at the same address. */
    private static boolean isSame(ServiceDefinition one, ServiceDefinition other) {
        if (one.name().equals(other.name())) {
            return true;
        }
        if (one instanceof KafkaService kafka && other instanceof KafkaService otherKafka) {
            return isSame(kafka.properties().get("bootstrap.servers"), otherKafka.properties().get("bootstrap.servers"));
        }
        return one instanceof MongoDbService mongoDb && other instanceof MongoDbService otherMongoDb
                && isSame(mongoDb.connectionString(), otherMongoDb.connectionString())
                && isSame(mongoDb.dbName(), otherMongoDb.dbName());
    }

    private static boolean isSame(Text one, Text other) {
        return one != null && other != null && one.fromEnvironment() == other.fromEnvironment()
                && one.value().equals(other.value());
    }
}
