package dev.wadi.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a definition and tests beside it. */
final class TestFolder {

    private static final String SERVICES = """
            [[services]]
            provider = "mongodb"
            name = "mongo"
            connection_string = "mongodb://nowhere.invalid:27017"
            db_name = "shop"

            [[services]]
            provider = "kafka"
            name = "kafka"
            "bootstrap.servers" = "nowhere.invalid:9092"

            """;

    private final Path folder;

    TestFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes connectors behind two services, {@code mongo} and {@code kafka}, whose servers are not there. */
    TestFolder connectors(String toml) {
        return definition(SERVICES + toml);
    }

    TestFolder definition(String toml) {
        write("shop.toml", toml);
        return this;
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a test file of these lines, behind the one that names the definition. */
    FileReport run(String yaml) throws InterruptedException {
        write("shop.wadi.test.yaml", "definition: shop.toml\n" + yaml);
        return Rehearsals.run(folder.resolve("shop.wadi.test.yaml"), report -> { });
    }

    /** What the cases of a test file say, which has no problem. */
    List<String> differences(String yaml) throws InterruptedException {
        FileReport report = run(yaml);
        if (report.problems().hasErrors()) {
            throw new AssertionError(report.problems().describe());
        }
        return report.cases().stream().flatMap(one -> one.differences().stream()).toList();
    }

    /** Everything that is wrong with a test file, without the folder's name. */
    String problems(String yaml) throws InterruptedException {
        return run(yaml).problems().describe().replace(folder + "/", "");
    }
}
