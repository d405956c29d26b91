package dev.wadi.cli;

import dev.wadi.engine.ComponentJars;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What a definition needs beyond Wadi's own jars, for every command that reads one. */
final class JarsOption {

    @Option(names = "--dep", paramLabel = "JAR", split = ",", scope = ScopeType.INHERIT, description = {
            "Jars of components and script languages that the definition names, as in Camel JBang: camel:nats, or "
                    + "group:artifact:version. Fetched from Maven's repositories."})
    private List<String> jars = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Makes the jars known to this thread and those that it starts. */
    void use() {
        for (String jar : jars) {
            if (!ComponentJars.isName(jar)) {
                throw new ParameterException(command.commandLine(),
                        "--dep '" + jar + "' names no jar; allowed: camel:nats, camel-nats, group:artifact:version");
            }
        }
        ComponentJars.use(jars);
    }
}
