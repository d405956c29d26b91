package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.OrderingKey;
import dev.wadi.definition.Origin;
import dev.wadi.definition.PubSubAuth;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.PubSubSink;
import dev.wadi.definition.PubSubSource;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.Text;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logins, names and options of Google Pub/Sub. Source: Pub/Sub's rules for resource names, and its limits of ack deadlines. */
final class PubSubChecks {

    /** Pub/Sub allows '%' and '+' too; in an endpoint's address they would mean something else. */
    private static final String ID = "(?!goog)[A-Za-z][A-Za-z0-9._~-]{2,254}";
    private static final String ID_WORDS = "3 to 255 letters, digits, '.', '_', '~' and '-', beginning with a letter and not with goog";
    private static final Pattern REVISION = Pattern.compile("@[0-9a-f]{8}$");
    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:-]*");
    private static final Pattern ENDPOINT = Pattern.compile("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?");
    private static final int LAST_PORT = 65_535;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(10);
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(600);

    private final Problems problems;

    private PubSubChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(PubSubService service, Problems problems) {
        new PubSubChecks(problems).check(service);
    }

    static void check(ConnectorDefinition connector, Definitions definitions, Problems problems) {
        PubSubChecks checks = new PubSubChecks(problems);
        if (connector.source() instanceof PubSubSource source) {
            checks.check(connector, source);
            checks.checkName(source.origin(), source.resource(), "subscriptions", definitions, source.serviceName());
        }
        connector.sinks().stream().filter(PubSubSink.class::isInstance).map(PubSubSink.class::cast).forEach(sink -> {
            checks.checkName(sink.origin(), sink.resource(), "topics", definitions, sink.serviceName());
            checks.checkKey(sink);
        });
        for (SchemaDefinition schema : connector.schemas()) {
            schema.serviceName().filter(name -> definitions.service(name).orElse(null) instanceof PubSubService)
                    .ifPresent(name -> schema.resource().ifPresent(resource ->
                            checks.checkName(schema.origin(), resource, "schemas", definitions, name)));
        }
    }

    private void check(PubSubService service) {
        service.projectId().filter(project -> !project.fromEnvironment() && !PROJECT.matcher(project.value()).matches())
                .ifPresent(project -> problems.add(service.origin().problem(ProblemCode.INVALID_VALUE, "project_id",
                        "cannot be the id of a project: '" + project.value() + "'").found(project.value())
                        .allowing("letters, digits, '.', ':' and '-'")));
        service.endpoint().filter(endpoint -> !endpoint.fromEnvironment()).ifPresent(endpoint -> check(service, endpoint));
        if (service.auth().isEmpty() && service.endpoint().isEmpty()) {
            problems.add(service.origin().problem(ProblemCode.MISSING_OPTION, "needs the option 'auth'").allowing(List.of(
                    "{ kind = \"application_default\" }", "{ kind = \"none\" } for the emulator",
                    "{ kind = \"service_account\", account_key_path = \"...\" }",
                    "{ kind = \"static_token\", env_token_name = \"...\" }")));
        }
        service.auth().filter(PubSubAuth.StaticToken.class::isInstance).map(PubSubAuth.StaticToken.class::cast)
                .filter(token -> !VARIABLE.matcher(token.envTokenName()).matches())
                .ifPresent(token -> problems.add(token.origin().problem(ProblemCode.INVALID_VALUE, "env_token_name",
                        "is no name of an environment variable").found(Problem.SECRET)
                        .allowing("letters, digits and '_', and not the token itself")));
    }

    private void check(PubSubService service, Text endpoint) {
        Matcher address = ENDPOINT.matcher(endpoint.value());
        if (!address.matches() || address.group(2) != null && Integer.parseInt(address.group(2).substring(1)) > LAST_PORT) {
            problems.add(service.origin().problem(ProblemCode.INVALID_VALUE, "endpoint", "is no host with a port: '" + endpoint.value()
                    + "'").found(endpoint.value()).allowing("host:port, as in localhost:8085, without a scheme"));
        } else if (endpoint.value().contains("googleapis.com")
                && service.auth().filter(auth -> !(auth instanceof PubSubAuth.None)).isEmpty()) {
            problems.add(service.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "endpoint", "is Google's own, which nobody reads "
                    + "without a login: auth is " + (service.auth().isEmpty() ? "left out" : "none")).found(endpoint.value())
                    .allowing("auth = { kind = \"application_default\" }, or another login"));
        }
    }

    private void check(ConnectorDefinition connector, PubSubSource source) {
        if (source.ackDeadline().compareTo(SHORTEST_DEADLINE) < 0 || source.ackDeadline().compareTo(LONGEST_DEADLINE) > 0) {
            problems.add(source.origin().problem(ProblemCode.OUT_OF_RANGE, "ack_deadline", "must be 10s to 600s").allowing("10s to 600s"));
        }
        if (connector.checkpoint().isPresent()) {
            problems.add(connector.origin().problem(ProblemCode.OPTION_IGNORED, "checkpoint",
                    "has no effect: the subscription itself keeps what was not acknowledged, and wadi saves no position"));
        }
        Optional<Long> outstanding = source.maxOutstandingMessages().filter(most -> most < connector.batchLimit());
        if (connector.batch().isPresent() && outstanding.isPresent()) {
            problems.add(source.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "max_outstanding_messages", "is less than the "
                    + "connector's batch of " + connector.batchLimit() + ", which could never become full").found(outstanding.get().toString())
                    .allowing(connector.batchLimit() + " or more"));
        }
    }

    private void checkKey(PubSubSink sink) {
        if (sink.joinsBatch() && sink.orderingKey() == OrderingKey.KEY) {
            problems.add(sink.origin().problem(ProblemCode.OPTION_IGNORED, "ordering_key", "has no effect: batch_form is "
                    + sink.batchForm().word() + ", and one message for many events has no key").allowing("batch_form = \"each\""));
        }
    }

    private void checkName(Origin origin, Text resource, String kind, Definitions definitions, String serviceName) {
        if (resource.fromEnvironment()) {
            return;
        }
        String name = kind.equals("schemas") ? REVISION.matcher(resource.value()).replaceFirst("") : resource.value();
        boolean full = name.startsWith("projects/");
        if (full ? !name.matches("projects/[A-Za-z0-9][A-Za-z0-9.:-]*/" + kind + "/" + ID) : !name.matches(ID)) {
            problems.add(origin.problem(ProblemCode.INVALID_VALUE, "resource", "cannot be the name of one of Pub/Sub's " + kind + ": '"
                    + resource.value() + "'").found(resource.value())
                    .allowing(List.of(ID_WORDS, "projects/PROJECT/" + kind + "/NAME")));
        } else if (!full && definitions.service(serviceName).orElse(null) instanceof PubSubService service
                && service.projectId().isEmpty()) {
            problems.add(origin.problem(ProblemCode.MISSING_OPTION, "resource", "is a short name, and the service '" + serviceName
                    + "' has no project_id").found(resource.value())
                    .allowing(List.of("project_id at the service", "projects/PROJECT/" + kind + "/" + name)));
        }
    }
}
