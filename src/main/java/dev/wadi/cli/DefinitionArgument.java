package dev.wadi.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private JarsOption jars;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The file; what it needs beyond Wadi's own jars is there afterwards. */
    Path file() {
        jars.use();
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
