package dev.wadi.jbang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The quick start's connector as {@code wadi compile} writes it: the compiler's own golden files. */
final class CompiledFiles {

    private static final Path COMPILED = Path.of("..", "..", "src", "test", "resources", "compile", "quick-start");
    private static final List<String> FILES =
            List.of("users-sync.camel.yaml", "wadi-services.camel.yaml", "application.properties");

    private CompiledFiles() {}

    /** Copies the files; returns what {@code camel run} wants to be told there: the files and the jar of Wadi's components. */
    static String[] copyTo(Path folder) throws IOException {
        for (String file : FILES) {
            Files.writeString(folder.resolve(file), withServersOfTheTest(Files.readString(COMPILED.resolve(file))));
        }
        String[] arguments = FILES.toArray(new String[FILES.size() + 1]);
        arguments[FILES.size()] = CamelProcess.COMPONENTS.toString();
        return arguments;
    }

    private static String withServersOfTheTest(String text) {
        return text.replace("mongodb://localhost:27017", "{{env:MONGO_URI}}")
                .replace("localhost:9092", "{{env:KAFKA_BROKERS}}");
    }
}
