package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Value;
import java.util.List;
import java.util.Optional;

/** A file of tests for one connector. */
@Section(title = "Test file", doc = "Tests of one connector. Its name ends in .wadi.test.yaml (or .yml, .json, .toml).")
public record RehearsalDefinition(
        Origin origin,
        @Option(doc = "File of the definition, relative to the test file's folder.") String definition,
        @Option(doc = "The connector; can be left out when the definition has only one.") Optional<String> connector,
        @Option(doc = "Stand-ins for schemas that live on a server.") List<SchemaStandIn> schemas,
        @Option(doc = "Values of environment variables that the definition names, by name. Other variables of the environment "
                + "are never read.") Optional<Value> environment,
        @Option(doc = "What is tried, each case by itself, as if there had been no other.", min = 1)
        List<RehearsalCase> cases) {}
