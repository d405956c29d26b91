package dev.wadi;

import dev.wadi.cli.LogLevel;
import dev.wadi.cli.WadiCommand;
import dev.wadi.control.DeadLetterFiles;
import dev.wadi.control.DefinitionCompiler;
import dev.wadi.control.DefinitionFiles;
import dev.wadi.control.PositionStores;
import java.util.Map;

/** Wiring only: everything else lives in the packages below. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        LogLevel.apply(environment);
        DefinitionCompiler compiler = new DefinitionFiles();
        int exitCode = WadiCommand.commandLine(compiler, new PositionStores(compiler, environment), new DeadLetterFiles(),
                environment, System.out, System.err).execute(arguments);
        // clients and Camel may have left threads behind that nobody has to wait for
        System.exit(exitCode);
    }
}
