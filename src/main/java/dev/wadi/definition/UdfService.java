package dev.wadi.definition;

import java.time.Duration;
import java.util.List;

/** A folder of scripts. */
@Section(title = "Service: scripts", word = "udf", doc = "A folder of scripts that change events.")
public record UdfService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Folder of the scripts, absolute or from the working directory. Where the environment variable WADI_SCRIPT_ROOT "
                + "is set it must lie in the folder that the variable names.") Text scriptPath,
        @Option(doc = "What runs the scripts.") Engine engine,
        @Option(doc = "Scripts to write into the folder at start; rhai only.") List<Script> sources,
        @Option(doc = "Statements, iterations and calls that one call of a script may take.", defaultsTo = "1000000", min = 1)
        long maxOperations,
        @Option(doc = "How long one call may take.", defaultsTo = "5s") Duration maxTime,
        @Option(doc = "Characters of one string.", defaultsTo = "16777216", min = 1) int maxStringLength,
        @Option(doc = "Elements of one array.", defaultsTo = "1048576", min = 1) int maxArraySize,
        @Option(doc = "Fields of one map.", defaultsTo = "262144", min = 1) int maxMapSize,
        @Option(doc = "What the variables of one call may hold, about.", defaultsTo = "256MiB") ByteSize maxMemory,
        @Option(doc = "Size of a body that a script makes.", defaultsTo = "64MiB") ByteSize maxResult)
        implements ServiceDefinition {

    /** The engine whose scripts have mstream's contract. */
    public static final String RHAI = "rhai";

    public boolean isRhai() {
        return engine.kind().equals(RHAI);
    }

    /** What runs scripts. */
    @Section(title = "Script engine", doc = "What runs the scripts.")
    public record Engine(
            Origin origin,
            @Option(doc = "Language of the scripts: rhai, or a language of Camel on the class path, such as java, jsonpath or simple. "
                    + "Limits hold for rhai only; the others are as powerful as Java.") String kind) {}

    /** A script given in the definition. */
    @Section(title = "Script", doc = "A script given in the definition itself.")
    public record Script(
            Origin origin,
            @Option(doc = "Plain file name ending in .rhai.") String filename,
            @Option(doc = "The script.") Text content) {}
}
