package dev.wadi.benchmark.side;

import dev.wadi.servers.ChildCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that can do a transfer. */
public interface Side {

    /** For tables. */
    String title();

    /**
     * Writes what the program needs into the folder, its start position included, and tells how to start it. It then runs until it
     * is terminated.
     */
    ChildCommand prepare(Transfer transfer, Path folder, List<String> jvmOptions);

    /** A main class on this process's class path. */
    static ChildCommand java(Path folder, List<String> jvmOptions, Class<?> mainClass, String... arguments) {
        List<String> all = new ArrayList<>(jvmOptions);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        all.addAll(List.of(arguments));
        return ChildCommand.java(folder.resolve("output.log"), all).withDirectory(folder);
    }
}
