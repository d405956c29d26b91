package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process whose files cannot grow beyond a limit of the system: the kernel writes a part of a save and then refuses the rest. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
class FileCheckpointFullDiskTest {
    /** Of 512 or 1024 bytes, as the shell likes: the file outgrows that after four to eight saves. */
    private static final int BLOCKS = 17;

    @TempDir
    Path folder;

    @Test
    void keepsTheLastAcknowledgedPositionWhenASaveIsCutOff() throws Exception {
        List<String> lines = saveUntilItFails();
        long acknowledged = Long.parseLong(lines.get(lines.size() - 2));
        String failure = lines.get(lines.size() - 1);

        assertThat(failure).contains("position of connector users-sync was not saved to", "users-sync.positions.json",
                "File too large", "check the folder's rights and free space");
        assertThat(acknowledged).isPositive();
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(folder.toString());
        assertThat(repository.getState("users-sync")).startsWith("{\"n\":" + acknowledged + ",");
        assertThat(repository.history("users-sync")).hasSize((int) acknowledged);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("users-sync.lock", "users-sync.positions.json");
        }

        repository.save("users-sync", "{\"n\":" + (acknowledged + 1) + "}");
        assertThat(repository.history("users-sync")).hasSize((int) acknowledged + 1);
    }

    private List<String> saveUntilItFails() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + BLOCKS + " && exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), SavingProcess.class.getName(),
                folder.toString(), "1"));
        Process saving = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = saving.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = output.lines().toList();
            assertThat(saving.waitFor()).isZero();
            return lines;
        } finally {
            saving.destroyForcibly();
        }
    }
}
