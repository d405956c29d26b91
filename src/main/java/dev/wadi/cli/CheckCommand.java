package dev.wadi.cli;

import dev.wadi.control.Compilation;
import dev.wadi.control.DefinitionCompiler;
import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "check", description = "Reports every mistake of definitions at once, with file:line:column. Connects to nothing.",
        footer = {"", "Example:", "  wadi check mstream-config.toml", "",
                "Exit code: 0 when every file can be run (warnings are allowed), 2 when one cannot."})
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FILE",
            description = "Definitions: .toml, .yaml, .yml or .json (default: " + DefinitionArgument.DEFAULT_FILE + ").")
    private List<Path> files = List.of();

    @Option(names = "--config", paramLabel = "FILE", description = "One more, as mstream has it.")
    private Path config;

    @Mixin
    private JarsOption jars;

    @Spec
    private CommandSpec spec;

    private final DefinitionCompiler compiler;

    CheckCommand(DefinitionCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Integer call() {
        jars.use();
        boolean allFine = true;
        for (Path file : wanted()) {
            Compilation compilation = compiler.compile(file);
            boolean fine = ProblemReport.print(compilation.problems(), spec.commandLine().getErr());
            spec.commandLine().getOut().println(file + ": " + verdict(compilation, fine));
            allFine &= fine;
        }
        return allFine ? ExitCode.FINE : ExitCode.DEFINITION_IS_WRONG;
    }

    private List<Path> wanted() {
        if (config == null) {
            return files.isEmpty() ? List.of(Path.of(DefinitionArgument.DEFAULT_FILE)) : files;
        }
        return Stream.concat(files.stream(), Stream.of(config)).toList();
    }

    private static String verdict(Compilation compilation, boolean fine) {
        Problems problems = compilation.problems();
        if (!fine) {
            return problems.summary();
        }
        String connectors = String.join(", ", compilation.connectors());
        String fineText = connectors.isEmpty() ? "fine, no connector is enabled" : "fine, would run " + connectors;
        return problems.isEmpty() ? fineText : fineText + " (" + problems.summary() + ")";
    }
}
