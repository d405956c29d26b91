package dev.wadi.cli;

import dev.wadi.control.BadDefinitionException;
import dev.wadi.engine.FailureText;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command failed; the stack trace is for those who asked for debug logs. */
final class FailureReport implements IExecutionExceptionHandler {

    private final Map<String, String> environment;

    FailureReport(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof BadDefinitionException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.DEFINITION_IS_WRONG;
        }
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + FailureText.of(failure));
        if (Set.of("debug", "trace").contains(LogLevel.wanted(environment))) {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.WORLD_IS_WRONG;
    }
}
