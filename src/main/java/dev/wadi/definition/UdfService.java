package dev.wadi.definition;

import java.util.List;

/** A folder of scripts. */
@Section(title = "Service: scripts", word = "udf",
        doc = "A folder of scripts that change events. Read and checked; connectors that use it do not run in this release.")
public record UdfService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Folder of the scripts, absolute or from the working directory.") Text scriptPath,
        @Option(doc = "What runs the scripts.") Engine engine,
        @Option(doc = "Scripts to write into the folder at start.") List<Script> sources)
        implements ServiceDefinition {

    /** What runs scripts. */
    @Section(title = "Script engine", doc = "What runs the scripts.")
    public record Engine(Origin origin, @Option(doc = "Language of the scripts.") ScriptLanguage kind) {}

    /** A script given in the definition. */
    @Section(title = "Script", doc = "A script given in the definition itself.")
    public record Script(
            Origin origin,
            @Option(doc = "Plain file name ending in .rhai.") String filename,
            @Option(doc = "The script.") Text content) {}
}
