package dev.wadi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of acceptance cases names tests that exist. */
class AcceptancePageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+|\\*)`");

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        Map<String, String> sources = testSources();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Files.readString(Golden.file("docs/acceptance.md")));
        int count = 0;
        while (named.find()) {
            count++;
            String source = sources.getOrDefault(named.group(1), "");
            String method = named.group(2).equals("*") ? "class " + named.group(1) : "void " + named.group(2) + "(";
            if (!source.contains(method)) {
                missing.add(named.group());
            }
        }

        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(70);
    }

    @Test
    void hasATestOrAReasonForEveryCase() throws IOException {
        assertThat(Files.readAllLines(Golden.file("docs/acceptance.md")))
                .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| Case |"))
                .allMatch(line -> NAMED.matcher(line).find() || line.contains("Comes with the API"));
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String folder : List.of("test/java", "../components/runtime/src/test/java", "../components/pubsub/src/test/java",
                "../components/script/src/test/java")) {
            try (Stream<Path> files = Files.walk(Golden.file(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
