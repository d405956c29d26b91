package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Collection;

/** Runs every check of what a definition means. Errors: none thrown, all added to the problems. */
public final class DefinitionChecks {

    private DefinitionChecks() {}

    /**
     * Checks what was read.
     *
     * @param declaredServices names of all services of the file, those that could not be read included
     * @param complete whether every service's name is among them
     */
    public static void check(Definitions definitions, Collection<String> declaredServices, boolean complete,
            Problems problems) {
        ServiceChecks.check(definitions.services(), problems);
        StoreChecks stores = new StoreChecks(definitions, declaredServices, complete, problems);
        definitions.system().ifPresent(stores::check);
        for (ConnectorDefinition connector : definitions.connectors()) {
            stores.check(connector.schemas());
            checkBatch(connector, problems);
            SchemaChecks.check(connector, problems);
            EncodingChecks.check(connector, problems);
            ResourceChecks.check(connector, problems);
            MongoDbChecks.check(connector, definitions, problems);
        }
    }

    private static void checkBatch(ConnectorDefinition connector, Problems problems) {
        if (connector.batch().isPresent() && connector.origin().has("max_batch_size")) {
            problems.add(connector.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "max_batch_size",
                    "cannot stand beside batch: both limit how many events travel together").allowing("one of the two"));
        }
    }
}
