package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestCommandTest {

    private static final Path CONNECTORS = Golden.file("../connectors");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void theTestsOfTheExamplesPass() {
        assertThat(test(CONNECTORS)).isZero();

        assertThat(out.toString()).contains("orders.wadi.test.yaml", "quick-start.wadi.test.yaml",
                "  passed  an insert becomes a record with the id as key (", " passed, 0 failed (").doesNotContain("FAILED");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void showsWhatFailedAndWhere() throws IOException {
        Path file = copy("{ _id: 1, name: Bob }");

        assertThat(test(file)).isEqualTo(1);

        assertThat(out.toString().replaceAll("\\(\\d+ ms\\)", "(N ms)").replaceAll("\\(\\d\\.\\d s\\)", "(N s)")).isEqualToNormalizingNewlines("""
                %1$s
                  FAILED  one (N ms)
                          %1$s:3:11
                          users-topic: event 1: body.name: expected "Bob", found "Ada"
                0 passed, 1 failed (N s)
                """.formatted(file));
    }

    @Test
    void aWrongFileIsNoFailure() throws IOException {
        Path file = copy("{ _id: 1 }, kei: 1");

        assertThat(test(file)).isEqualTo(2);

        assertThat(err.toString()).startsWith(file + ":7:").contains("has no option 'kei' [unknown-option]", "did you mean 'key'?");
        assertThat(out.toString()).contains("0 passed, 0 failed, 1 file is wrong");
        assertThat(test(folder.resolve("none.wadi.test.yaml"))).isEqualTo(2);
        assertThat(err.toString()).contains("there is no such file [file-not-found]");
    }

    @Test
    void aFolderWithoutTestsIsAMistake() {
        assertThat(test(folder)).isEqualTo(2);

        assertThat(out.toString()).contains("there is no *.wadi.test.yaml here");
    }

    @Test
    void writesJUnitXml() throws IOException {
        Path xml = folder.resolve("reports/wadi.xml");

        assertThat(test(copy("{ _id: 1, name: Ada }"), "--junit", xml)).isZero();

        assertThat(Files.readString(xml)).startsWith("<?xml version=").contains("<testsuites name=\"wadi test\" tests=\"1\" failures=\"0\"");
    }

    private Path copy(String expectedBody) throws IOException {
        Files.copy(CONNECTORS.resolve("quick-start.toml"), folder.resolve("quick-start.toml"));
        return Files.writeString(folder.resolve("users.wadi.test.yaml"), """
                definition: quick-start.toml
                cases:
                  - name: one
                    input: [{ body: { _id: 1, name: Ada } }]
                    expect:
                      sinks:
                        - events: [{ body: %s }]
                """.formatted(expectedBody));
    }

    private int test(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = arguments[index].toString();
        }
        return new CommandLine(new TestCommand(Map.of())).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(texts);
    }
}
