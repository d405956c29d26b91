package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A position file cut at every byte and with every bit changed, and a temporary file that a crash left behind at every byte: the first
 * two are never taken for a position, the last never stands in the way of one.
 */
class TornCheckpointFileTest {
    private static final String FIRST_LANE = "orders-copy/orders/0";
    private static final String OTHER_LANE = "orders-copy/orders/1";

    @TempDir
    Path folder;

    private byte[] whole;

    @BeforeEach
    void saveTwoLanesWithHistory() throws IOException {
        FileCheckpointRepository repository = open();
        repository.save(FIRST_LANE, offset(41));
        repository.save(OTHER_LANE, offset(7));
        repository.save(FIRST_LANE, offset(42));
        whole = Files.readAllBytes(file());
    }

    @Test
    void refusesTheFileCutOffAtAnyByte() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertUnreadable("cut off after " + length);
        }
    }

    @Test
    void refusesTheFileWithAnyBitChanged() throws IOException {
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file(), changed);
            assertUnreadable("bit " + bit % 8 + " of byte " + bit / 8 + " changed");
        }
    }

    @Test
    void refusesTheFileWithAnyByteLostOrDoubled() throws IOException {
        for (int i = 0; i < whole.length; i++) {
            Files.write(file(), joined(Arrays.copyOf(whole, i), Arrays.copyOfRange(whole, i + 1, whole.length)));
            assertUnreadable("byte " + i + " lost");
            Files.write(file(), joined(Arrays.copyOf(whole, i + 1), Arrays.copyOfRange(whole, i, whole.length)));
            assertUnreadable("byte " + i + " doubled");
        }
    }

    @Test
    void refusesTheFileWithZerosFromAnyByteOn() throws IOException {
        for (int from = 0; from < whole.length; from++) {
            Files.write(file(), Arrays.copyOf(Arrays.copyOf(whole, from), whole.length)); // length on disk, content not
            assertUnreadable("zeros from " + from + " on");
        }
    }

    @Test
    void refusesBytesAfterTheEnd() throws IOException {
        Files.write(file(), Arrays.copyOf(whole, whole.length + 4096));
        assertUnreadable("zeros after the end");
        Files.write(file(), joined(whole, whole));
        assertUnreadable("written twice");
    }

    @Test
    void isNotDisturbedByATemporaryFileCutOffAtAnyByte() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), whole);
            Files.write(temporary(), Arrays.copyOf(whole, length));
            FileCheckpointRepository repository = open();

            assertThat(repository.keys()).containsExactly(FIRST_LANE, OTHER_LANE);
            assertThat(repository.getState(FIRST_LANE)).isEqualTo(offset(42));
            repository.claim("orders-copy");
            assertThat(temporary()).as("left over with %d bytes", length).doesNotExist();
            repository.save(FIRST_LANE, offset(43));
            repository.stop();

            assertThat(open().history(FIRST_LANE)).extracting(Checkpoint::position)
                    .containsExactly(offset(43), offset(42), offset(41));
            assertThat(open().getState(OTHER_LANE)).isEqualTo(offset(7));
        }
    }

    @Test
    void startsWithNothingWhenTheVeryFirstSaveLeftOnlyATemporaryFile() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            Files.deleteIfExists(file());
            Files.write(temporary(), Arrays.copyOf(whole, length));
            FileCheckpointRepository repository = open();

            assertThat(repository.keys()).isEmpty();
            repository.claim("orders-copy");
            assertThat(repository.latest(FIRST_LANE)).as("left over with %d bytes", length).isEmpty();
            repository.stop();
        }
    }

    private void assertUnreadable(String how) {
        FileCheckpointRepository repository = open();
        assertThatThrownBy(() -> repository.latest(FIRST_LANE)).as(how).isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file().toString());
        assertThatThrownBy(() -> repository.claim("orders-copy")).as(how).isInstanceOf(CheckpointException.class);
    }

    private FileCheckpointRepository open() {
        FileCheckpointRepository repository = new FileCheckpointRepository(Clock.systemUTC(), DurableFile.onDisk());
        repository.setDirectory(folder.toString());
        return repository;
    }

    private Path file() {
        return folder.resolve("orders-copy.positions.json");
    }

    private Path temporary() {
        return folder.resolve("orders-copy.positions.json" + DurableFile.TEMPORARY);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String offset(long offset) {
        return CheckpointRepositoryContract.offset("orders", 0, offset);
    }
}
