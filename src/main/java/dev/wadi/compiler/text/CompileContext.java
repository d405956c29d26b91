package dev.wadi.compiler.text;

import dev.wadi.definition.Definitions;
import dev.wadi.definition.Text;
import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the compilers of one definition share.
 *
 * @param definitions what is compiled
 * @param names given out so far
 * @param properties set so far
 * @param problems found so far
 */
public record CompileContext(Definitions definitions, Names names, PropertyTable properties, Problems problems) {

    /** Bean of the {@code CheckpointRepository}. */
    public static final String CHECKPOINTS = "checkpoints";
    /** Bean that makes events ready for a {@code kafka:} sink. */
    public static final String KAFKA_RECORDS = "kafka-records";
    /** Bean that gives a branch events of its own. */
    public static final String COPY_EVENTS = "copy-events";
    /** Prefix of the program's own properties. */
    public static final String PROGRAM = "wadi";

    public static CompileContext of(Definitions definitions, Problems problems) {
        Names names = new Names(Set.of(CHECKPOINTS, KAFKA_RECORDS, COPY_EVENTS, PROGRAM, "camel", "wadi-services"));
        definitions.services().forEach(service -> names.service(service.name()));
        return new CompileContext(definitions, names, new PropertyTable(), problems);
    }

    /** How a parameter refers to a bean. */
    public static String bean(String name) {
        return "#bean:" + name;
    }

    /** A file that the definition names, from the working directory, as the definition's own path was given. */
    public String path(Text file) {
        if (file.fromEnvironment()) {
            return "{{env:" + file.value() + "}}";
        }
        return Path.of(definitions.file()).resolveSibling(file.value()).normalize().toString().replace('\\', '/');
    }
}
