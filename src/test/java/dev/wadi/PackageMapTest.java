package dev.wadi;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may import whom. The longest package name of a table that begins an import, or a file's package, counts. */
class PackageMapTest {

    private static final String CAMEL = "org.apache.camel";

    private static final Map<String, Set<String>> PROGRAM = Map.ofEntries(
            entry("dev.wadi.problem", Set.of()),
            entry("dev.wadi.schema", Set.of("dev.wadi.camel")),
            entry("dev.wadi.definition", Set.of("dev.wadi.problem")),
            entry("dev.wadi.definition.check", Set.of("dev.wadi.definition", "dev.wadi.problem", "dev.wadi.camel")),
            entry("dev.wadi.definition.reader", Set.of("dev.wadi.definition", "dev.wadi.definition.check", "dev.wadi.problem")),
            entry("dev.wadi.catalog", Set.of("dev.wadi.definition", "dev.wadi.problem", CAMEL)),
            entry("dev.wadi.route", Set.of("dev.wadi.problem")),
            entry("dev.wadi.compiler", Set.of("dev.wadi.definition", "dev.wadi.catalog", "dev.wadi.route", "dev.wadi.problem")),
            entry("dev.wadi.engine", Set.of("dev.wadi.route", "dev.wadi.problem", "dev.wadi.camel", CAMEL)),
            entry("dev.wadi.control", Set.of("dev.wadi.definition", "dev.wadi.definition.reader", "dev.wadi.catalog",
                    "dev.wadi.compiler", "dev.wadi.engine", "dev.wadi.route", "dev.wadi.problem", "dev.wadi.camel")),
            entry("dev.wadi.rehearsal", Set.of("dev.wadi.definition", "dev.wadi.definition.reader", "dev.wadi.compiler",
                    "dev.wadi.control", "dev.wadi.engine", "dev.wadi.route", "dev.wadi.problem", "dev.wadi.camel")),
            entry("dev.wadi.playground", Set.of("dev.wadi.camel", "dev.wadi.rhai")),
            entry("dev.wadi.demo", Set.of("dev.wadi.control", "dev.wadi.engine", "dev.wadi.route", "dev.wadi.servers")),
            entry("dev.wadi.cli", Set.of("dev.wadi.control", "dev.wadi.catalog", "dev.wadi.problem", "dev.wadi.engine",
                    "dev.wadi.demo", "dev.wadi.rehearsal", "dev.wadi.rhai")));

    private static final Map<String, Set<String>> RUNTIME = Map.ofEntries(
            entry("dev.wadi.camel", Set.of(CAMEL)),
            entry("dev.wadi.camel.batch", Set.of("dev.wadi.camel", CAMEL)),
            entry("dev.wadi.camel.headers", Set.of(CAMEL)),
            entry("dev.wadi.camel.endpoint", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", "dev.wadi.camel.delivery",
                    "dev.wadi.camel.encoding", "dev.wadi.camel.headers", "dev.wadi.camel.progress", CAMEL)),
            entry("dev.wadi.camel.progress", Set.of("dev.wadi.camel", CAMEL)),
            entry("dev.wadi.camel.state", Set.of("dev.wadi.camel", CAMEL)),
            entry("dev.wadi.camel.dedup", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", "dev.wadi.camel.delivery",
                    "dev.wadi.camel.state", "dev.wadi.camel.progress", CAMEL)),
            entry("dev.wadi.camel.deadletter", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", "dev.wadi.camel.state", CAMEL)),
            entry("dev.wadi.camel.encoding", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", CAMEL)),
            entry("dev.wadi.camel.delivery", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", "dev.wadi.camel.deadletter",
                    "dev.wadi.camel.encoding", "dev.wadi.camel.progress", CAMEL)),
            entry("dev.wadi.camel.http", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", "dev.wadi.camel.delivery",
                    "dev.wadi.camel.encoding", "dev.wadi.camel.headers", CAMEL)),
            entry("dev.wadi.camel.kafka", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", "dev.wadi.camel.delivery",
                    "dev.wadi.camel.headers", "dev.wadi.camel.state", "dev.wadi.camel.progress", CAMEL)),
            entry("dev.wadi.camel.mongodb", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", "dev.wadi.camel.delivery",
                    "dev.wadi.camel.state", "dev.wadi.camel.progress", CAMEL)));

    private static final Map<String, Set<String>> PUBSUB = Map.of(
            "dev.wadi.camel.pubsub", Set.of("dev.wadi.camel", "dev.wadi.camel.batch", "dev.wadi.camel.delivery",
                    "dev.wadi.camel.headers", "dev.wadi.camel.encoding", "dev.wadi.camel.progress", CAMEL),
            "dev.wadi.camel", Set.of(),
            "dev.wadi.camel.batch", Set.of(),
            "dev.wadi.camel.delivery", Set.of(),
            "dev.wadi.camel.headers", Set.of(),
            "dev.wadi.camel.encoding", Set.of(),
            "dev.wadi.camel.progress", Set.of());

    private static final String SCRIPT_DOCUMENT = "dev.wadi.camel.script.document";

    private static final Map<String, Set<String>> SCRIPT = Map.of(
            SCRIPT_DOCUMENT, Set.of("dev.wadi.camel", "dev.wadi.rhai"),
            "dev.wadi.camel.script.language", Set.of("dev.wadi.camel.script", SCRIPT_DOCUMENT, "dev.wadi.camel", "dev.wadi.rhai", CAMEL),
            "dev.wadi.camel.script", Set.of(SCRIPT_DOCUMENT, "dev.wadi.rhai", "dev.wadi.camel", CAMEL));

    private static final String RHAI_ERROR = "dev.wadi.rhai.error";
    private static final String RHAI_VALUE = "dev.wadi.rhai.value";
    private static final String RHAI_FUNCTION = "dev.wadi.rhai.function";

    private static final Map<String, Set<String>> RHAI = Map.of(
            RHAI_ERROR, Set.of(),
            RHAI_VALUE, Set.of(),
            RHAI_FUNCTION, Set.of(RHAI_ERROR, RHAI_VALUE),
            "dev.wadi.rhai.library", Set.of(RHAI_FUNCTION, RHAI_ERROR, RHAI_VALUE),
            "dev.wadi.rhai.mstream", Set.of(RHAI_FUNCTION, RHAI_ERROR, RHAI_VALUE),
            "dev.wadi.rhai.syntax", Set.of(RHAI_ERROR, RHAI_VALUE),
            "dev.wadi.rhai.run", Set.of(RHAI_FUNCTION, RHAI_ERROR, RHAI_VALUE),
            "dev.wadi.rhai.compile", Set.of("dev.wadi.rhai.syntax", "dev.wadi.rhai.run", RHAI_FUNCTION, RHAI_ERROR, RHAI_VALUE),
            "dev.wadi.rhai", Set.of("dev.wadi.rhai.compile", "dev.wadi.rhai.syntax", "dev.wadi.rhai.run", "dev.wadi.rhai.library",
                    RHAI_FUNCTION, RHAI_ERROR, RHAI_VALUE));

    @Test
    void programImportsOnlyWhatItsMapAllows() throws IOException {
        assertThat(violations(Golden.file("main/java"), PROGRAM)).isEmpty();
    }

    @Test
    void runtimeImportsOnlyWhatItsMapAllows() throws IOException {
        assertThat(violations(Golden.file("../components/runtime/src/main/java"), RUNTIME)).isEmpty();
    }

    @Test
    void pubSubImportsOnlyWhatItsMapAllows() throws IOException {
        assertThat(violations(Golden.file("../components/pubsub/src/main/java"), PUBSUB)).isEmpty();
    }

    @Test
    void scriptsImportOnlyWhatTheirMapAllows() throws IOException {
        assertThat(violations(Golden.file("../components/script/src/main/java"), SCRIPT)).isEmpty();
    }

    @Test
    void scriptEngineImportsOnlyWhatItsMapAllows() throws IOException {
        assertThat(violations(Golden.file("../components/rhai/src/main/java"), RHAI)).isEmpty();
    }

    private static List<String> violations(Path sources, Map<String, Set<String>> map) throws IOException {
        List<String> violations = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                String from = owner(sources.relativize(file).toString().replace('/', '.'), map);
                for (String line : Files.readAllLines(file)) {
                    String to = line.startsWith("import ") ? imported(line, map) : null;
                    if (from != null && to != null && !from.equals(to) && !map.get(from).contains(to)) {
                        violations.add(sources.relativize(file) + ": " + from + " -> " + to);
                    }
                }
            }
        }
        return violations;
    }

    private static String imported(String line, Map<String, Set<String>> map) {
        String name = line.replaceFirst("import (static )?", "");
        String owner = owner(name, map);
        return owner != null ? owner : name.startsWith(CAMEL) ? CAMEL
                : name.startsWith("dev.wadi.") ? name.replaceAll("^(dev\\.wadi\\.[a-z]+).*", "$1") : null;
    }

    private static String owner(String name, Map<String, Set<String>> map) {
        return map.keySet().stream().filter(key -> name.startsWith(key + "."))
                .max(Comparator.comparingInt(String::length)).orElse(null);
    }
}
