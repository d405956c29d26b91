package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.SchemaKind;
import dev.wadi.definition.Section;
import dev.wadi.definition.Text;
import java.util.Optional;

/** What a server would answer for a schema. */
@Section(title = "Schema stand-in", doc = "The text of a schema that the definition takes from a collection or a registry.")
public record SchemaStandIn(
        Origin origin,
        @Option(doc = "Id of the connector's schema.") String id,
        @Option(doc = "The schema, as text.") Text inline,
        @Option(doc = "Number of the schema in its registry, as avro_format = \"confluent\" writes it.", defaultsTo = "1", min = 0,
                max = Integer.MAX_VALUE) long registryId,
        @Option(doc = "Its language, avro or json; left out, its text tells.") Optional<SchemaKind> kind) {}
