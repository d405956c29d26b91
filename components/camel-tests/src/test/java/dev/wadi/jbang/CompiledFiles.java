package dev.wadi.jbang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One connector as {@code wadi compile} writes it. */
final class CompiledFiles {

    private static final Path COMPILED = Path.of("src", "test", "resources", "compiled");
    private static final List<String> FILES =
            List.of("users-sync.camel.yaml", "wadi-services.camel.yaml", "application.properties");

    private CompiledFiles() {}

    /** Copies the files; returns what {@code camel run} wants to be told there: the files and the jar of Wadi's components. */
    static String[] copyTo(Path folder) throws IOException {
        for (String file : FILES) {
            Files.copy(COMPILED.resolve(file), folder.resolve(file));
        }
        String[] arguments = FILES.toArray(new String[FILES.size() + 1]);
        arguments[FILES.size()] = CamelProcess.COMPONENTS.toString();
        return arguments;
    }
}
