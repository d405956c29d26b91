package dev.wadi.definition.check;

import dev.wadi.definition.CamelService;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.Origin;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.RedisService;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.ServiceDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.UdfService;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

/** What a service alone can have wrong. */
final class ServiceChecks {

    private final Problems problems;

    ServiceChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(List<ServiceDefinition> services, Problems problems) {
        services.forEach(new ServiceChecks(problems)::check);
    }

    private void check(ServiceDefinition service) {
        if (service instanceof MongoDbService mongoDb) {
            check(mongoDb);
        } else if (service instanceof KafkaService kafka) {
            check(kafka);
        } else if (service instanceof HttpService http) {
            new HttpChecks(problems).check(http);
        } else if (service instanceof UdfService udf) {
            ScriptChecks.check(udf, problems);
        } else if (service instanceof RedisService redis) {
            check(redis);
        } else if (service instanceof CamelService camel) {
            literalSecrets(camel.origin(), camel.options());
        } else if (service instanceof PubSubService pubSub) {
            PubSubChecks.check(pubSub, problems);
        }
    }

    private void check(MongoDbService service) {
        ResourceChecks.checkDatabase(service, problems);
        secret(service.origin(), "connection_string", service.connectionString(), Secrecy.IF_USER_IN_ADDRESS);
        Text address = service.connectionString();
        if (!address.fromEnvironment() && !address.value().matches("mongodb(\\+srv)?://.+")) {
            problems.add(service.origin().problem(ProblemCode.INVALID_VALUE, "connection_string",
                    "is no connection string of MongoDB").allowing(List.of("mongodb://...", "mongodb+srv://...")));
        }
    }

    private void check(KafkaService service) {
        if (!service.properties().containsKey("bootstrap.servers") && !service.properties().containsKey("metadata.broker.list")) {
            problems.add(service.origin().problem(ProblemCode.MISSING_OPTION, "needs the option '\"bootstrap.servers\"'"));
        }
        literalSecrets(service.origin(), service.properties());
    }

    private void literalSecrets(Origin origin, Map<String, Text> properties) {
        properties.forEach((key, value) -> {
            if (!value.fromEnvironment() && SecretNames.isSecretKey(key)) {
                literalSecret(origin, "\"" + key + "\"", value);
            }
        });
    }

    private void check(RedisService service) {
        secret(service.origin(), "url", service.url(), Secrecy.IF_USER_IN_ADDRESS);
        if (!service.url().fromEnvironment() && !service.url().value().matches("rediss?://.+")) {
            problems.add(service.origin().problem(ProblemCode.INVALID_VALUE, "url", "is no address of a Redis server")
                    .allowing(List.of("redis://...", "rediss://...")));
        }
    }

    static boolean isHttpAddress(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && uri.getScheme() != null && uri.getScheme().matches("(?i)https?") && uri.getPort() <= 65_535;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What is wrong with the host of an address that is none, to be said behind it; empty where that is not the reason. */
    static String aboutHost(String address) {
        try {
            URI uri = new URI(address);
            boolean isName = uri.getHost() == null && uri.getRawAuthority() != null && uri.getRawAuthority().matches("[^@]*_[^@]*");
            return isName ? ": the name of a host has letters, digits, '-' and '.', no '_'"
                    : uri.getPort() > 65_535 ? ": there is no such port" : "";
        } catch (URISyntaxException e) {
            // more is wrong than the host
            return "";
        }
    }

    /** Warns of a secret that stands in the file. */
    void secret(Origin origin, String option, Text value, Secrecy secrecy) {
        if (!value.fromEnvironment() && SecretNames.isSecret(secrecy, option, value.value())) {
            literalSecret(origin, option, value);
        }
    }

    private void literalSecret(Origin origin, String option, Text value) {
        problems.add(Problem.of(ProblemCode.LITERAL_SECRET, value.place(), origin.labelOf(option)
                + " holds a secret as plain text").at(origin.pathOf(option)).found(Problem.SECRET)
                .allowing("a reference to the environment: env:NAME"));
    }
}
