package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.problem.NearName;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Set;
import java.util.TreeSet;

/** Schema ids: each once, and only those that exist. */
final class SchemaChecks {

    private SchemaChecks() {}

    static void check(ConnectorDefinition connector, Problems problems) {
        Set<String> ids = new TreeSet<>();
        for (SchemaDefinition schema : connector.schemas()) {
            if (!ids.add(schema.id())) {
                problems.add(schema.origin().problem(ProblemCode.DUPLICATE_NAME, "id", "is already the id of another schema")
                        .found(schema.id()));
            }
        }
        connector.steps().forEach(step -> step.schemaId().filter(id -> !ids.contains(id))
                .ifPresent(id -> report(step, id, ids, problems)));
    }

    private static void report(StepDefinition step, String id, Set<String> ids, Problems problems) {
        problems.add(step.origin().problem(ProblemCode.UNKNOWN_SCHEMA, "schema_id", "names the schema '" + id
                + "', which the connector does not have").found(id).allowing(ids).suggesting(NearName.of(id, ids)));
    }
}
