package dev.wadi.cli;

import dev.wadi.control.DeadLetterAccess;
import dev.wadi.control.DefinitionCompiler;
import dev.wadi.control.PositionStore;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wadi} with all its commands. */
@Command(name = "wadi", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
        description = "Turns connector definitions into Apache Camel routes and keeps them running.",
        footer = {"", "Start here:", "  wadi demo                          real servers, a few orders, live",
                "  wadi check mstream-config.toml     every mistake at once",
                "  wadi run mstream-config.toml       run until Ctrl-C",
                "  wadi positions list                where each connector would go on",
                "  wadi dlq list mstream-config.toml  events that could not be delivered",
                "  wadi test                          the tests beside definitions, without servers", "",
                "From a folder with sources, ./wadi bench measures Wadi beside a loop written by hand; ./wadi bench --help says how.", "",
                "Environment: WADI_STATE (positions and dead letters, default .wadi), WADI_LOG (error, warn, info, debug, trace)."})
public final class WadiCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private WadiCommand() {}

    /** Builds the whole command line. */
    public static CommandLine commandLine(DefinitionCompiler compiler, PositionStore positions, DeadLetterAccess deadLetters,
            Map<String, String> environment, PrintStream out, PrintStream err) {
        Screen screen = Screen.ofProcess(out, environment);
        CommandLine root = new CommandLine(new WadiCommand())
                .addSubcommand(new CheckCommand(compiler))
                .addSubcommand(new CompileCommand(compiler))
                .addSubcommand(new RunCommand(compiler, environment, screen))
                .addSubcommand(new PositionsCommand(positions))
                .addSubcommand(new DeadLettersCommand(deadLetters))
                .addSubcommand(new DemoCommand(compiler, screen))
                .addSubcommand(new TestCommand(environment))
                .addSubcommand(new RhaiCommand())
                .addSubcommand(new CommandLine.HelpCommand())
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        root.getSubcommands().values().forEach(WadiCommand::addHelp);
        root.setExecutionExceptionHandler(new FailureReport(environment));
        return root;
    }

    private static void addHelp(CommandLine command) {
        if (command.getCommandSpec().optionsMap().containsKey("--help")) {
            return;
        }
        command.getCommandSpec().addOption(
                OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this help.").build());
        command.getSubcommands().values().forEach(WadiCommand::addHelp);
    }

    /** Without a command the help is what was probably wanted, but nothing was done. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed");
    }
}
