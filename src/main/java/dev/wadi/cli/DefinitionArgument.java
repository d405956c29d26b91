package dev.wadi.cli;

import dev.wadi.engine.ComponentJars;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The one definition file of a command: as argument, as mstream's {@code --config}, or mstream's default name. */
final class DefinitionArgument {

    static final String DEFAULT_FILE = "mstream-config.toml";

    @Parameters(arity = "0..1", paramLabel = "FILE",
            description = "Definition: .toml, .yaml, .yml or .json (default: " + DEFAULT_FILE + ").")
    private Path file;

    @Option(names = "--config", paramLabel = "FILE", description = "The same, as mstream has it.")
    private Path config;

    @Option(names = "--dep", paramLabel = "JAR", split = ",", description = {"Jars that services of provider camel need, as in Camel JBang:",
            "camel:nats, or group:artifact:version. Fetched from Maven's repositories."})
    private List<String> jars = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The file; what it needs beyond Wadi's own jars is there afterwards. */
    Path file() {
        for (String jar : jars) {
            if (!ComponentJars.isName(jar)) {
                throw new ParameterException(command.commandLine(), "--dep '" + jar
                        + "' names no jar; allowed: camel:nats, camel-nats, group:artifact:version");
            }
        }
        ComponentJars.use(jars);
        if (file != null && config != null) {
            throw new ParameterException(command.commandLine(),
                    "two definitions: '" + file + "' and --config '" + config + "'; allowed: one of them");
        }
        if (file != null) {
            return file;
        }
        return config != null ? config : Path.of(DEFAULT_FILE);
    }
}
