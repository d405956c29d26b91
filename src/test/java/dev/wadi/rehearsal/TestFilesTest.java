package dev.wadi.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFilesTest {

    @TempDir
    private Path folder;

    @Test
    void findsTestFilesInAndBelowAFolder() throws IOException {
        List.of("b.wadi.test.yaml", "deep/er/a.wadi.test.json", "deep/c.wadi.test.toml", "deep/d.wadi.test.yml", "e.test.yaml",
                "wadi.test.yaml", "f.wadi.test.yaml.bak", ".git/g.wadi.test.yaml", "target/h.wadi.test.yaml",
                "deep/node_modules/i.wadi.test.yaml").forEach(this::write);

        assertThat(TestFiles.in(List.of(folder))).extracting(file -> folder.relativize(file).toString())
                .containsExactly("b.wadi.test.yaml", "deep/c.wadi.test.toml", "deep/d.wadi.test.yml", "deep/er/a.wadi.test.json");
    }

    @Test
    void takesFilesAsTheyAreAndEachOnce() {
        write("target/a.yaml");
        Path file = folder.resolve("target/a.yaml");

        assertThat(TestFiles.in(List.of(file, folder.resolve("x/../target/a.yaml"), folder.resolve("none.yaml"))))
                .containsExactly(folder.resolve("none.yaml"), file);
        assertThat(TestFiles.in(List.of(folder.resolve("target")))).isEmpty();
    }

    private void write(String name) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
