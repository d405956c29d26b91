package dev.wadi.camel.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIdempotentRepositoryTest extends BatchIdempotentRepositoryContract {

    @TempDir
    Path folder;

    private final SteppingClock clock = new SteppingClock();

    @Override
    ConfirmedKeyRepository create() {
        FileIdempotentRepository repository = new FileIdempotentRepository(clock);
        repository.setDirectory(folder.toString());
        return repository;
    }

    @Test
    void forgetsAfterTheTimeToLive() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.setTtl(Duration.ofHours(1).toMillis());
        repository.addAll(List.of("old", "renewed"));
        clock.step(Duration.ofMinutes(59));
        repository.addAll(List.of("new", "renewed"));
        assertThat(repository.known(List.of("old", "new", "renewed"))).hasSize(3);

        clock.step(Duration.ofMinutes(2));

        assertThat(repository.known(List.of("old", "new", "renewed"))).containsExactlyInAnyOrder("new", "renewed");
        ConfirmedKeyRepository reopened = reopen(repository);
        reopened.setTtl(Duration.ofHours(1).toMillis());
        assertThat(reopened.known(List.of("old", "new", "renewed"))).containsExactlyInAnyOrder("new", "renewed");
    }

    @Test
    void remembersTheNewestKeysWithinItsLimit() {
        FileIdempotentRepository repository = (FileIdempotentRepository) open("orders-copy");
        repository.setMaxEntries(1000);
        for (int batch = 0; batch < 50; batch++) {
            repository.addAll(keys(batch * 100, 100));
        }

        assertThat(repository.known(keys(0, 5000))).containsExactlyInAnyOrderElementsOf(keys(4000, 1000));
        FileIdempotentRepository reopened = (FileIdempotentRepository) reopen(repository);
        reopened.setMaxEntries(1000);
        assertThat(reopened.known(keys(0, 5000))).containsExactlyInAnyOrderElementsOf(keys(4000, 1000));
    }

    @Test
    void keepsFewFilesForMuchThatIsForgotten() throws IOException {
        FileIdempotentRepository repository = (FileIdempotentRepository) open("orders-copy");
        repository.setMaxEntries(10_000);
        for (int batch = 0; batch < 100; batch++) {
            repository.addAll(keys(batch * 1000, 1000));
        }

        assertThat(logs()).hasSizeBetween(2, 4);
        assertThat(reopen(repository).known(keys(90_000, 10_000))).hasSize(10_000);
    }

    @Test
    void dropsATornTailAtEveryByte() throws IOException {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(List.of("a", "b"));
        long whole = Files.size(logs().get(0));
        repository.addAll(List.of("c"));
        repository.stop();
        byte[] content = Files.readAllBytes(logs().get(0));

        for (int length = 0; length < content.length; length++) {
            Files.write(logs().get(0), Arrays.copyOf(content, length));
            ConfirmedKeyRepository torn = open("orders-copy");
            assertThat(torn.known(List.of("a", "b", "c"))).as("%s bytes left", length).hasSize(length >= whole ? 2 : 0);
            torn.addAll(List.of("d"));
            assertThat(reopen(torn).known(List.of("a", "b", "c", "d"))).hasSize(length >= whole ? 3 : 1);
            close();
        }
    }

    @Test
    void believesNoChangedByte() throws IOException {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(List.of("a"));
        repository.stop();
        byte[] content = Files.readAllBytes(logs().get(0));

        for (int place = KeyLog.MAGIC.length(); place < content.length; place++) {
            byte[] changed = content.clone();
            changed[place] ^= 1;
            Files.write(logs().get(0), changed);
            ConfirmedKeyRepository damaged = open("orders-copy");
            assertThat(damaged.known(List.of("a"))).as("byte %s", place).isEmpty();
            damaged.stop();
        }
    }

    @Test
    void takesAFileWithoutContentForATornOne() throws IOException {
        Files.createDirectories(folder.resolve("orders-copy"));
        Files.write(folder.resolve("orders-copy/00000001.keys"), new byte[4096]);
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(List.of("a"));

        assertThat(reopen(repository).known(List.of("a", "b"))).containsExactly("a");
    }

    @Test
    void refusesFilesOfAnotherFormat() throws IOException {
        Files.createDirectories(folder.resolve("orders-copy"));
        Files.writeString(folder.resolve("orders-copy/00000001.keys"), "something else entirely");

        assertThatThrownBy(() -> open("orders-copy").start()).isInstanceOf(DedupException.class)
                .hasMessageContaining("00000001.keys is no file of keys of this Wadi");
    }

    @Test
    void isLockedAgainstASecondCopy() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(List.of("a"));

        assertThatThrownBy(() -> open("orders-copy").contains("a"))
                .hasMessageContaining("dedup keys of connector orders-copy belong to another copy in this process");
        assertThat(reopen(repository).contains("a")).isTrue();
    }

    @Test
    void sortsADiskThatRefusesAsPassing() throws IOException {
        ConfirmedKeyRepository repository = open("orders-copy");
        Files.writeString(folder.resolve("orders-copy"), "a file where a folder should be");

        assertThatThrownBy(() -> repository.addAll(List.of("a"))).isInstanceOf(DedupException.class)
                .hasMessageContaining("check the folder's rights and free space")
                .satisfies(error -> assertThat(Faults.of(error)).isEqualTo(Fault.PASSING));
        Files.delete(folder.resolve("orders-copy"));
        repository.addAll(List.of("a"));
        assertThat(repository.contains("a")).isTrue();
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("orders-copy"))) {
            return files.filter(file -> file.toString().endsWith(".keys")).sorted().toList();
        }
    }

    private static List<String> keys(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(number -> "orders-0-" + number).toList();
    }
}
