package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Golden;
import dev.wadi.Main;
import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The command as a process of its own, on the examples. */
class TestCommandIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void runsTheTestsOfTheExamplesAndWritesWhatCiSystemsRead() throws Exception {
        Path examples = Golden.file("../connectors");
        for (String name : List.of("quick-start.toml", "quick-start.wadi.test.yaml", "orders.yaml", "orders.wadi.test.yaml")) {
            Files.copy(examples.resolve(name), folder.resolve(name));
        }
        Path broken = folder.resolve("broken.wadi.test.yaml");
        Files.writeString(broken, Files.readString(folder.resolve("orders.wadi.test.yaml")).replace("state: new, total: \"12.50\"",
                "state: old, total: \"12.50\""));

        try (ChildProcess wadi = start("test", "--junit", "report.xml")) {
            assertThat(wadi.awaitExit(PATIENCE)).isEqualTo(1);

            assertThat(wadi.lines()).anyMatch(line -> line.matches(".*  passed  an insert becomes a record with the id as key \\(\\d+ ms\\)"))
                    .anyMatch(line -> line.endsWith("broken.wadi.test.yaml:4:11"))
                    .anyMatch(line -> line.endsWith("sink 2: event 1: body.state: expected \"old\", found \"new\""))
                    .anyMatch(line -> line.matches(".*\\d+ passed, 1 failed \\(\\d+\\.\\d s\\)"))
                    .noneMatch(line -> line.contains("WARN") || line.contains("\tat "));
        }
        Element suites = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("report.xml").toFile())
                .getDocumentElement();
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getAttribute("errors")).isEqualTo("0");
        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("an insert goes to the mirror and to the topic");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).doesNotContain(".wadi");
        }
    }

    private ChildProcess start(String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "wadi-", ".log");
        return ChildProcess.start(ChildCommand.javaMain(output, Main.class, arguments).withDirectory(folder));
    }
}
