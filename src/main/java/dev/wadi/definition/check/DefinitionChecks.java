package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.SchemaKind;
import dev.wadi.problem.Problems;
import java.util.Collection;
import java.util.Map;

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
        ScriptChecks scripts = new ScriptChecks(definitions, problems);
        for (ConnectorDefinition connector : definitions.connectors()) {
            stores.check(connector.schemas());
            DeadLetterChecks.check(connector, definitions, stores, problems);
            connector.dedup().ifPresent(new DedupChecks(stores, problems)::check);
            BatchChecks.check(connector, definitions, problems);
            SchemaChecks.check(connector, problems);
            Map<String, SchemaKind> kinds = new SchemaTextChecks(definitions.file(), problems).check(connector.schemas());
            EncodingChecks.check(connector, kinds, problems);
            scripts.check(connector);
            ResourceChecks.check(connector, problems);
            new HttpChecks(problems).check(connector);
            MongoDbChecks.check(connector, definitions, problems);
            CamelChecks.check(connector, problems);
            PubSubChecks.check(connector, definitions, problems);
            DeliveryChecks.check(connector, problems);
            EffectivelyOnceChecks.check(connector, definitions, problems);
        }
    }
}
