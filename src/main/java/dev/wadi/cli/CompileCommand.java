package dev.wadi.cli;

import dev.wadi.control.Compilation;
import dev.wadi.control.DefinitionCompiler;
import dev.wadi.control.RouteFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "compile", description = {"Writes the Camel routes of a definition: *.camel.yaml, application.properties and, where "
        + "the environment is referred to, .env.example. No secret is in them.",
        "Files that wadi did not write are never overwritten."},
        footer = {"", "Example:", "  wadi compile mstream-config.toml --to out", "",
                "Exit code: 0, 2 when the definition is wrong, 1 when the folder cannot be written."})
final class CompileCommand implements Callable<Integer> {

    @Mixin
    private DefinitionArgument definition;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder; it is made when it is not there.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    private final DefinitionCompiler compiler;

    CompileCommand(DefinitionCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Path file = definition.file();
        Compilation compilation = compiler.compile(file);
        if (!ProblemReport.print(compilation.problems(), err)) {
            err.println(file + ": " + compilation.problems().summary() + ", no route written");
            return ExitCode.DEFINITION_IS_WRONG;
        }
        RouteFolder.Written written = new RouteFolder(folder).write(compilation.routes(), file.toString());
        written.written().forEach(path -> spec.commandLine().getOut().println(path));
        written.leftOver().forEach(path -> err.println(path + ": left over from an earlier compile and still run by Camel; "
                + "delete it when its connector is gone"));
        return ExitCode.FINE;
    }
}
