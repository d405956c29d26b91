package dev.wadi.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a child process is started with.
 *
 * @param arguments the program and its arguments
 * @param environment added to this process's environment
 * @param directory working directory, null for this process's own
 * @param output file that standard output and standard error are appended to, in the order in which they are written
 * @param ownSession keep the child out of the terminal's process group, so that Ctrl-C reaches this process only and this
 *     process decides when the child ends (where the machine has {@code setsid}, else ignored)
 */
public record ChildCommand(
        List<String> arguments, Map<String, String> environment, Path directory, Path output, boolean ownSession) {

    public ChildCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    /** A program, its arguments, and the file for its output. */
    public static ChildCommand of(Path output, List<String> arguments) {
        return new ChildCommand(arguments, Map.of(), null, output, false);
    }

    /**
     * A Java program on the JDK that runs this one.
     *
     * @param arguments what follows {@code java}: options, {@code -cp}, main class, the program's arguments
     */
    public static ChildCommand java(Path output, List<String> arguments) {
        return of(output, Stream.concat(Stream.of(javaProgram().toString()), arguments.stream()).toList());
    }

    /** A main class on the class path of this process, for a test that runs the program it tests as a child. */
    public static ChildCommand javaMain(Path output, Class<?> mainClass, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        all.addAll(List.of(arguments));
        return java(output, all);
    }

    /** The same with one more environment variable. */
    public ChildCommand withEnvironment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new ChildCommand(arguments, more, directory, output, ownSession);
    }

    /** The same in another working directory. */
    public ChildCommand withDirectory(Path newDirectory) {
        return new ChildCommand(arguments, environment, newDirectory, output, ownSession);
    }

    /** The same, out of reach of the terminal's Ctrl-C. */
    public ChildCommand withOwnSession() {
        return new ChildCommand(arguments, environment, directory, output, true);
    }

    /** The command as it can be pasted into a shell. */
    public String commandLine() {
        return String.join(" ", arguments.stream().map(ChildCommand::quoted).toList());
    }

    private static Path javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
