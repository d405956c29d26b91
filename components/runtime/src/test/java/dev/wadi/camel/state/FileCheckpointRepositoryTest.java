package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointRepositoryTest extends CheckpointRepositoryContract {
    @TempDir
    Path folder;

    @Override
    CheckpointRepository open(Clock clock) {
        return open(clock, DurableFile.onDisk());
    }

    @Test
    void writesOneReadableFilePerConnector() throws IOException {
        FileCheckpointRepository repository = open(clock, DurableFile.onDisk());
        repository.save("orders-copy/orders/0", offset("orders", 0, 41));
        repository.save("orders-copy/orders/1", offset("orders", 1, 7));

        assertThat(names()).containsExactly("orders-copy.lock", "orders-copy.positions.json");
        assertThat(Files.readString(folder.resolve("orders-copy.positions.json"))).isEqualTo("""
                {"format":"wadi-positions","version":1,"connector":"orders-copy","positions":{
                "orders-copy/orders/0":[
                {"savedAt":"2026-11-21T12:00:00.123Z","position":{"topic":"orders","partition":0,"offset":41}}],
                "orders-copy/orders/1":[
                {"savedAt":"2026-11-21T12:00:00.123Z","position":{"topic":"orders","partition":1,"offset":7}}]},
                "checksum":"crc32c:58310149"}
                """);
    }

    @Test
    void readingMakesNeitherFolderNorFile() {
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(folder.resolve("none").toString());

        assertThat(repository.keys()).isEmpty();
        assertThat(repository.latest("users-sync")).isEmpty();
        assertThat(repository.claimedBy("users-sync")).isEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        byte[] content = savedContent();
        assertThat(messageFor("")).contains("is empty", file().toString(), "put a good copy of it back, or remove it");
        assertThat(messageFor("{\"_data\":\"82\"}")).contains("is not a position file of Wadi");
        assertThat(messageFor(new String(content, StandardCharsets.UTF_8).replace("version\":1", "version\":2")))
                .contains("has format version 2, this Wadi reads version 1");
        assertThat(messageFor(new String(content, StandardCharsets.UTF_8).stripTrailing())).contains("was cut off or changed");
    }

    @Test
    void refusesAnotherConnectorsFile() throws IOException {
        savedContent();
        Files.copy(file(), folder.resolve("orders.positions.json"));

        assertThatThrownBy(() -> open(clock).latest("orders")).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("belongs to connector users-sync, not to orders");
    }

    @Test
    void refusesToSaveOverAnUnreadableFile() throws IOException {
        savedContent();
        Files.writeString(file(), "precious");
        CheckpointRepository repository = open(clock);

        assertThatThrownBy(() -> repository.save("users-sync", TOKEN)).isInstanceOf(CheckpointException.class);
        assertThatThrownBy(() -> repository.claim("users-sync")).isInstanceOf(CheckpointException.class);
        assertThat(file()).hasContent("precious");
        assertThat(repository.claimedBy("users-sync")).isEmpty();
    }

    @Test
    void listNamesTheUnreadableFile() throws IOException {
        savedContent();
        Files.writeString(folder.resolve("orders.positions.json"), "");

        assertThatThrownBy(() -> open(clock).keys()).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("orders.positions.json is empty");
    }

    @Test
    void fullDiskLeavesTheOldPositionAndTheNextSaveWorks() throws IOException {
        Deque<Boolean> full = new ArrayDeque<>(List.of(false, true, false));
        FileCheckpointRepository repository = open(clock, (file, content) -> {
            if (full.removeFirst()) {
                Files.write(file.resolveSibling(file.getFileName() + ".tmp"), Arrays.copyOf(content, 20));
                throw new IOException("No space left on device");
            }
            DurableFile.onDisk().replace(file, content);
        });
        repository.claim("users-sync");
        repository.save("users-sync", "{\"_data\":\"01\"}");

        assertThatThrownBy(() -> repository.save("users-sync", "{\"_data\":\"02\"}")).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("No space left on device").hasMessageContaining("users-sync.positions.json")
                .hasMessageContaining("was not saved");
        assertThat(open(clock).history("users-sync")).extracting(Checkpoint::position).containsExactly("{\"_data\":\"01\"}");

        repository.save("users-sync", "{\"_data\":\"03\"}");
        assertThat(repository.history("users-sync")).extracting(Checkpoint::position)
                .containsExactly("{\"_data\":\"03\"}", "{\"_data\":\"01\"}");
        assertThat(names()).containsExactly("users-sync.lock", "users-sync.positions.json");
    }

    @Test
    void saysWhyTheFolderCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "");
        FileCheckpointRepository repository = new FileCheckpointRepository();
        assertThatThrownBy(() -> repository.claim("users-sync")).hasMessageContaining("property 'directory'");
        repository.setDirectory(file.toString());

        assertThatThrownBy(() -> repository.claim("users-sync")).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("file already exists").hasMessageContaining(file.toString());
        assertThatThrownBy(() -> repository.save("users-sync", TOKEN)).isInstanceOf(CheckpointException.class);
        assertThatThrownBy(() -> repository.latest("users-sync")).isInstanceOf(CheckpointException.class);
        assertThatThrownBy(repository::keys).isInstanceOf(CheckpointException.class);
    }

    @Test
    void folderThatVanishedIsAnErrorOfTheNextSave() throws IOException {
        FileCheckpointRepository repository = open(clock, DurableFile.onDisk());
        repository.claim("users-sync");
        Files.delete(folder.resolve("users-sync.lock"));
        Files.delete(folder);

        assertThatThrownBy(() -> repository.save("users-sync", TOKEN)).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("was not saved");
        Files.createDirectory(folder);
    }

    @Test
    void savesOnAnInterruptedThread() {
        FileCheckpointRepository repository = open(clock, DurableFile.onDisk());
        repository.claim("users-sync");

        Thread.currentThread().interrupt();
        repository.save("users-sync", TOKEN);

        assertThat(Thread.interrupted()).as("interrupt is kept").isTrue();
        assertThat(repository.getState("users-sync")).isEqualTo(TOKEN);
        repository.stop();
    }

    @Test
    void ownerOfTheSameProcessIsFoundThroughAnotherPathToo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        FileCheckpointRepository first = open(clock, DurableFile.onDisk());
        FileCheckpointRepository second = new FileCheckpointRepository();
        second.setDirectory(link.toString());
        first.claim("users-sync");

        assertThatThrownBy(() -> second.claim("users-sync")).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another copy in this process");
        first.stop();
        Files.delete(link);
    }

    @Test
    void fileNamesAreReversibleAndStayInTheFolder() {
        for (Map.Entry<String, String> name : Map.of(
                "users-sync", "users-sync.positions.json",
                "../../etc/passwd", "%2E./../".replace("/", "%2F") + "etc%2Fpasswd.positions.json",
                "Users", "%55sers.positions.json",
                "50%", "50%25.positions.json",
                ".", "%2E.positions.json",
                "é x", "%C3%A9%20x.positions.json").entrySet()) {
            assertThat(ConnectorFileName.of(name.getKey(), ConnectorFileName.POSITIONS)).isEqualTo(name.getValue());
            assertThat(ConnectorFileName.connectorOf(name.getValue())).contains(name.getKey());
        }
        assertThat(Stream.of("users.lock", "users.positions.json.tmp", ".positions.json", "Users.positions.json",
                "%zz.positions.json", "%61.positions.json")).allSatisfy(
                        foreign -> assertThat(ConnectorFileName.connectorOf(foreign)).isEmpty());
    }

    private FileCheckpointRepository open(Clock clock, DurableFile disk) {
        FileCheckpointRepository repository = new FileCheckpointRepository(clock, disk);
        repository.setDirectory(folder.toString());
        return repository;
    }

    private byte[] savedContent() throws IOException {
        open(clock).save("users-sync", TOKEN);
        return Files.readAllBytes(file());
    }

    private Path file() {
        return folder.resolve("users-sync.positions.json");
    }

    private String messageFor(String content) throws IOException {
        Files.writeString(file(), content);
        try {
            return "read: " + open(clock).latest("users-sync");
        } catch (CheckpointException e) {
            return e.getMessage();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
