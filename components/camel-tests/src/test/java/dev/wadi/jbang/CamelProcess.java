package dev.wadi.jbang;

import dev.wadi.camel.script.language.RhaiLanguage;
import dev.wadi.camel.state.FileCheckpointRepository;
import dev.wadi.rhai.RhaiEngine;
import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code camel} command in a folder of its own: offline, with a home and a local Maven repository that nobody else has.
 *
 * <p>On its class path is what it would otherwise fetch by itself, camel-kafka and the MongoDB driver. Wadi's components come in
 * as a user brings them: as a jar among the files to run, or installed.
 */
final class CamelProcess {

    /** The jar of Wadi's components. */
    static final Path COMPONENTS = jarOf(FileCheckpointRepository.class);

    private static final Path CLI = Path.of("cli", "target").toAbsolutePath();
    private static final String MAIN = "dev.wadi.jbang.CamelCommand";

    private final Path folder;
    private final Map<String, String> environment;
    private final List<Path> installed;

    private CamelProcess(Path folder, Map<String, String> environment, List<Path> installed) {
        // The command recognizes the jar by its name, and class files are no jar.
        if (!COMPONENTS.getFileName().toString().matches("wadi-components-.*\\.jar")) {
            throw new IllegalStateException(COMPONENTS + " is no jar: run this test by ./mvnw verify");
        }
        this.folder = folder;
        this.environment = environment;
        this.installed = installed;
    }

    /** A command that knows nothing of Wadi. */
    static CamelProcess in(Path folder, Map<String, String> environment) {
        return new CamelProcess(folder, environment, List.of());
    }

    /**
     * A command that finds Wadi's components where a Kamelet's {@code mvn:} dependency asks for them. On the class path and not
     * in a repository, so that no test has to install anything; the command looks there first.
     */
    CamelProcess withComponentsInstalled() {
        return new CamelProcess(folder, environment, List.of(COMPONENTS));
    }

    /** A command that also finds what {@code language: rhai} needs, in the same way. */
    CamelProcess withScriptsInstalled() {
        return new CamelProcess(folder, environment, List.of(COMPONENTS, jarOf(RhaiLanguage.class), jarOf(RhaiEngine.class)));
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Runs {@code camel run} with these arguments; its output goes to {@code camel.log} in the folder. */
    ChildProcess run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1", "-Xmx256m",
                "-Duser.home=" + Files.createDirectories(folder.resolve("home")),
                "-Dmaven.repo.local=" + CLI.resolve("repository"),
                "-cp", classPath(), MAIN, "run", "--download=false", "--logging-color=false"));
        all.addAll(Arrays.asList(arguments));
        ChildCommand command = ChildCommand.java(folder.resolve("camel.log"), all).withDirectory(folder);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            command = command.withEnvironment(variable.getKey(), variable.getValue());
        }
        return ChildProcess.start(command);
    }

    /** True once the route has a saved position; until then a source begins "now", and a test that writes would race with it. */
    boolean hasPosition() throws IOException {
        Path positions = folder.resolve(".wadi").resolve("positions");
        if (!Files.isDirectory(positions)) {
            return false;
        }
        try (Stream<Path> files = Files.list(positions)) {
            return files.anyMatch(file -> file.toString().endsWith(".positions.json"));
        }
    }

    private String classPath() {
        Stream<Path> own = Stream.of(CLI.resolve("classes"), CLI.resolve("libs").resolve("*"));
        return Stream.concat(own, installed.stream()).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
