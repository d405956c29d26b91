package dev.wadi.camel.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDeadLetterStoreTest extends DeadLetterStoreContract {

    @TempDir
    Path folder;

    @Override
    DeadLetterStore open() {
        return store(folder.resolve("state/dead-letters"));
    }

    @Test
    void writesOneReadableFileForEachLetter() throws IOException {
        DeadLetter letter = Letters.full("users-sync", "1");
        open().add(List.of(letter));

        Path file = file(letter);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo(DeadLetterJson.text(letter));
        assertThat(lines.get(1)).matches("\\{\"checksum\":\"crc32c:[0-9a-f]{8}\"}");
        assertThat(files(file.getParent())).containsExactly(file);
    }

    @Test
    void aFileThatIsTornAtAnyByteIsAnErrorWithItsName() throws IOException {
        DeadLetter letter = Letters.full("users-sync", "1");
        open().add(List.of(letter));
        Path file = file(letter);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> read(open(), "users-sync")).as("%s bytes", length)
                    .isInstanceOf(DeadLetterException.class).hasMessageContaining(file.toString());
        }
        for (int place = 0; place < whole.length; place++) {
            byte[] changed = whole.clone();
            changed[place] ^= 1;
            Files.write(file, changed);

            assertThatThrownBy(() -> read(open(), null)).as("byte %s changed", place)
                    .isInstanceOf(DeadLetterException.class).hasMessageContaining(file.toString());
        }
    }

    @Test
    void aLetterInTheWrongFolderIsAnError() throws IOException {
        DeadLetter letter = Letters.full("users-sync", "1");
        open().add(List.of(letter));
        Path elsewhere = Files.createDirectories(folder.resolve("state/dead-letters/orders-copy")).resolve(letter.id() + ".json");
        Files.move(file(letter), elsewhere);

        assertThatThrownBy(() -> read(open(), "orders-copy")).isInstanceOf(DeadLetterException.class)
                .hasMessage("the dead letter " + elsewhere + " belongs into " + file(letter) + "; move it there");
    }

    @Test
    void whatACrashLeftOfAWriteIsNoLetter() throws IOException {
        DeadLetter letter = Letters.full("users-sync", "1");
        open().add(List.of(letter));
        Files.writeString(file(letter).resolveSibling("letter-123.tmp"), "{\"format\":\"wadi-dea", StandardCharsets.UTF_8);

        assertThat(read(open(), null)).hasSize(1);
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> store(inTheWay).add(List.of(Letters.full("users-sync", "1"))))
                .isInstanceOf(DeadLetterException.class)
                .hasMessageContaining(inTheWay.resolve("users-sync").toString())
                .hasMessageContaining("check the folder's rights and free space");
        assertThatThrownBy(() -> new FileDeadLetterStore().forEach(null, letter -> { }))
                .hasMessage("the file store of dead letters needs its property 'directory'");
    }

    private Path file(DeadLetter letter) {
        return folder.resolve("state/dead-letters").resolve(letter.connector()).resolve(letter.id() + ".json");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    static FileDeadLetterStore store(Path directory) {
        FileDeadLetterStore store = new FileDeadLetterStore();
        store.setDirectory(directory.toString());
        return store;
    }
}
