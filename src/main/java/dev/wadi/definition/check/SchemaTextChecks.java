package dev.wadi.definition.check;

import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.jsonschema.JsonSchemaPlan;
import dev.wadi.camel.encoding.schema.FileSchema;
import dev.wadi.camel.encoding.schema.InlineSchema;
import dev.wadi.camel.encoding.schema.SchemaException;
import dev.wadi.camel.encoding.schema.SchemaSource;
import dev.wadi.camel.encoding.schema.SchemaText;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.SchemaKind;
import dev.wadi.definition.Text;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Schemas that can be had without asking a server: files and texts of the definition. They are parsed as a starting connector
 * parses them, so that what is wrong is told before.
 */
final class SchemaTextChecks {

    private final String definitionFile;
    private final Problems problems;

    SchemaTextChecks(String definitionFile, Problems problems) {
        this.definitionFile = definitionFile;
        this.problems = problems;
    }

    /** The languages of those schemas that could be read, by id. */
    Map<String, SchemaKind> check(List<SchemaDefinition> schemas) {
        Map<String, SchemaKind> kinds = new HashMap<>();
        for (SchemaDefinition schema : schemas) {
            schema.kind().ifPresent(kind -> kinds.put(schema.id(), kind));
            schema.file().filter(file -> !file.fromEnvironment()).ifPresent(file -> checkFile(schema, file, kinds));
            schema.inline().filter(text -> !text.fromEnvironment()).ifPresent(text -> {
                InlineSchema source = new InlineSchema();
                source.setId(schema.id());
                source.setText(text.value());
                check(schema, "inline", source, kinds);
            });
        }
        return kinds;
    }

    private void checkFile(SchemaDefinition schema, Text file, Map<String, SchemaKind> kinds) {
        Path path = Path.of(definitionFile).resolveSibling(file.value());
        if (Files.notExists(path)) {
            problems.add(schema.origin().problem(ProblemCode.FILE_NOT_FOUND, "file", "is not there: " + file.value())
                    .found(file.value()).allowing("a file, relative to the definition's folder"));
            return;
        }
        FileSchema source = new FileSchema();
        source.setId(schema.id());
        source.setPath(path.toString());
        check(schema, "file", source, kinds);
    }

    private void check(SchemaDefinition schema, String option, SchemaSource source, Map<String, SchemaKind> kinds) {
        try {
            SchemaText text = source.load();
            SchemaKind kind = kinds.computeIfAbsent(schema.id(), id -> SchemaKind.valueOf(text.kind().name()));
            switch (kind) {
                case AVRO -> AvroPlan.of(text.text(), text.origin());
                case JSON -> JsonSchemaPlan.of(text.text(), text.origin());
            }
        } catch (SchemaException e) {
            problems.add(schema.origin().problem(ProblemCode.INVALID_SCHEMA, option, "cannot be used: " + e.getMessage()));
        }
    }
}
