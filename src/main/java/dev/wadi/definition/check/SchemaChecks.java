package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.Text;
import dev.wadi.problem.NearName;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Schema ids: each once, and only those that exist; and that each schema says where it comes from, once. */
final class SchemaChecks {

    /** Options that mean something only beside others, with those others. */
    private static final Map<String, List<String>> BESIDE = Map.of(
            "resource", List.of("service_name"),
            "subject", List.of("registry"),
            "version", List.of("subject"),
            "username", List.of("registry"),
            "password", List.of("registry"),
            "kind", List.of("file", "inline"));

    private final Problems problems;

    private SchemaChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(ConnectorDefinition connector, Problems problems) {
        SchemaChecks checks = new SchemaChecks(problems);
        Set<String> ids = new TreeSet<>();
        for (SchemaDefinition schema : connector.schemas()) {
            if (!ids.add(schema.id())) {
                problems.add(schema.origin().problem(ProblemCode.DUPLICATE_NAME, "id", "is already the id of another schema")
                        .found(schema.id()));
            }
            checks.check(schema);
        }
        connector.steps().forEach(step -> step.schemaId().filter(id -> !ids.contains(id))
                .ifPresent(id -> checks.report(step, id, ids)));
    }

    private void check(SchemaDefinition schema) {
        List<String> ways = schema.ways();
        if (ways.isEmpty()) {
            problems.add(schema.origin().problem(ProblemCode.MISSING_OPTION, "does not say where it comes from")
                    .allowing(SchemaDefinition.WAYS));
        } else if (ways.size() > 1) {
            problems.add(schema.origin().problem(ProblemCode.CONFLICTING_OPTIONS, ways.get(1), "cannot stand beside "
                    + ways.get(0) + ": a schema comes from one place").allowing("one of the two"));
        }
        if (schema.serviceName().isPresent() && schema.resource().isEmpty()) {
            problems.add(schema.origin().problem(ProblemCode.MISSING_OPTION, "needs the option 'resource'"));
        }
        if (schema.registry().isPresent()) {
            checkRegistry(schema, schema.registry().get());
        }
        BESIDE.keySet().stream().sorted().filter(option -> schema.origin().has(option))
                .filter(option -> BESIDE.get(option).stream().noneMatch(schema.origin()::has))
                .forEach(option -> problems.add(schema.origin().problem(ProblemCode.OPTION_IGNORED, option,
                        "is ignored: it means something only beside " + String.join(" or ", BESIDE.get(option)))));
    }

    private void checkRegistry(SchemaDefinition schema, Text address) {
        if (schema.subject().isPresent() == schema.registryId().isPresent()) {
            problems.add(schema.subject().isPresent()
                    ? schema.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "registry_id",
                            "cannot stand beside subject: both name the schema").allowing("one of the two")
                    : schema.origin().problem(ProblemCode.MISSING_OPTION, "needs the option 'subject' or 'registry_id'"));
        }
        if (!address.fromEnvironment() && !ServiceChecks.isHttpAddress(address.value())) {
            problems.add(schema.origin().problem(ProblemCode.INVALID_VALUE, "registry", "is no HTTP address")
                    .allowing(List.of("http://...", "https://...")));
        }
        ServiceChecks services = new ServiceChecks(problems);
        services.secret(schema.origin(), "registry", address, Secrecy.IF_USER_IN_ADDRESS);
        schema.password().ifPresent(password -> services.secret(schema.origin(), "password", password, Secrecy.WHOLE));
    }

    private void report(StepDefinition step, String id, Set<String> ids) {
        problems.add(step.origin().problem(ProblemCode.UNKNOWN_SCHEMA, "schema_id", "names the schema '" + id
                + "', which the connector does not have").found(id).allowing(ids).suggesting(NearName.of(id, ids)));
    }
}
