package dev.wadi.camel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFolderTest {

    @TempDir
    private Path temporary;

    private ScriptFolder folder(Path path, String sources) {
        ScriptFolder folder = new ScriptFolder();
        folder.setPath(path.toString());
        folder.setSources(sources);
        return folder;
    }

    @Test
    void writesScriptsIntoAFolderThatItMakes() throws IOException {
        Path path = temporary.resolve("deep/scripts");
        ScriptFolder folder = folder(path, "{\"a.rhai\": \"fn a() {}\", \"größe b.rhai\": \"\\u007b\\u007d\"}");

        folder.prepare();
        folder.prepare();

        assertThat(path.resolve("a.rhai")).hasContent("fn a() {}");
        assertThat(path.resolve("größe b.rhai")).hasContent("{}");
        assertThat(folder.file("a.rhai")).isEqualTo(path.resolve("a.rhai"));
        try (Stream<Path> files = Files.list(path)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void makesAndReadsFoldersInTheRootOnly() throws IOException {
        Path root = Files.createDirectory(temporary.resolve("root"));
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("link"), elsewhere);

        rooted(root, root.resolve("deep/scripts")).prepare();

        assertThat(root.resolve("deep/scripts/a.rhai")).hasContent("x");
        for (Path outside : List.of(elsewhere.resolve("new"), root.resolve("../new"), root.resolve("link/new"), elsewhere)) {
            assertThatThrownBy(() -> rooted(root, outside).prepare()).isInstanceOf(InvalidScriptException.class)
                    .hasMessageContaining("does not lie in " + root + ", as WADI_SCRIPT_ROOT demands");
        }
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(temporary.resolve("new")).doesNotExist();
    }

    private ScriptFolder rooted(Path root, Path path) {
        ScriptFolder folder = new ScriptFolder(root.toString());
        folder.setPath(path.toString());
        folder.setSources("{\"a.rhai\": \"x\"}");
        return folder;
    }

    @Test
    void overwritesWhatWasThere() throws IOException {
        Files.writeString(temporary.resolve("a.rhai"), "old");

        folder(temporary, "{\"a.rhai\": \"new\"}").prepare();

        assertThat(temporary.resolve("a.rhai")).hasContent("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.rhai", "/etc/a.rhai", "b/a.rhai", "b\\\\a.rhai", "..", ".rhai", ".a.rhai", "a.txt", "", "a\\u0000.rhai",
            "C:a.rhai"})
    void refusesNamesThatAreNotPlain(String name) {
        ScriptFolder folder = folder(temporary.resolve("scripts"), "{\"" + name + "\": \"x\"}");

        assertThatThrownBy(folder::prepare).isInstanceOf(InvalidScriptException.class).hasMessageContaining("no plain file name");
    }

    @Test
    void replacesALinkInsteadOfFollowingIt() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret"), "untouched");
        Path path = Files.createDirectory(temporary.resolve("scripts"));
        Files.createSymbolicLink(path.resolve("a.rhai"), secret);

        folder(path, "{\"a.rhai\": \"new\"}").prepare();

        assertThat(secret).hasContent("untouched");
        assertThat(path.resolve("a.rhai")).hasContent("new").isRegularFile();
    }

    @Test
    void readsNothingOutside() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.rhai"), "x");
        Path path = Files.createDirectory(temporary.resolve("scripts"));
        Files.createSymbolicLink(path.resolve("link.rhai"), secret);
        ScriptFolder folder = folder(path, "{}");

        assertThatThrownBy(() -> folder.file("link.rhai")).hasMessageContaining("leads out of the folder");
        assertThatThrownBy(() -> folder.file("../secret.rhai")).hasMessageContaining("leads out of the folder");
    }

    @Test
    void needsAFolderWithAScript() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));

        assertThatThrownBy(() -> folder(temporary.resolve("none"), "{}").prepare()).hasMessageContaining("no such folder");
        assertThatThrownBy(() -> folder(empty, "{}").prepare()).hasMessageContaining("holds no script");
        assertThatThrownBy(() -> folder(empty, "[1]").prepare()).hasMessageContaining("no JSON object");
    }
}
