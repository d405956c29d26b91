package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other processes: one that is killed while it saves, one that holds the claim. */
@Timeout(120)
class FileCheckpointCrashTest {
    private static final int ROUNDS = Integer.getInteger("wadi.test.crashRounds", 5);
    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");

    @TempDir
    Path folder;

    @Test
    void killInTheMiddleOfSavingLosesNoAcknowledgedSave() throws Exception {
        Random random = new Random(20261121);
        long last = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long acknowledged = saveUntilKilled(last + 1, 20 + random.nextInt(200));

            FileCheckpointRepository repository = repository();
            last = number(repository.latest("users-sync").orElseThrow());
            // The one after the last printed may have been saved too: the kill came before it could be printed.
            assertThat(last).isBetween(acknowledged, acknowledged + 1);
            assertThat(repository.history("users-sync")).hasSize(CheckpointRepository.HISTORY_LIMIT);
        }
    }

    @Test
    void secondProcessIsRefusedAndTheClaimEndsWithItsProcess() throws Exception {
        Process owner = start("0", "hold");
        try (BufferedReader lines = owner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("claimed");
            FileCheckpointRepository repository = repository();

            assertThat(repository.claimedBy("users-sync")).hasValueSatisfying(
                    text -> assertThat(text).contains("process " + owner.pid() + " on host"));
            assertThatThrownBy(() -> repository.claim("users-sync")).isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("process " + owner.pid() + " on host");
            assertThatThrownBy(() -> repository.save("users-sync", "{\"n\":1}")).isInstanceOf(CheckpointException.class);

            kill(owner);
            assertThat(repository.claimedBy("users-sync")).isEmpty();
            repository.claim("users-sync");
            repository.stop();
        } finally {
            kill(owner);
        }
    }

    private long saveUntilKilled(long from, int saves) throws Exception {
        Process saving = start(Long.toString(from));
        try (BufferedReader lines = saving.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("claimed");
            long acknowledged = 0;
            for (int i = 0; i < saves; i++) {
                acknowledged = Long.parseLong(lines.readLine());
            }
            kill(saving);
            // What was printed before the kill is still in the pipe; a line without its end was cut off by the kill.
            StringBuilder rest = new StringBuilder();
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                rest.append((char) c);
            }
            String whole = rest.substring(0, rest.lastIndexOf("\n") + 1);
            return whole.isEmpty() ? acknowledged : Long.parseLong(whole.lines().reduce((a, b) -> b).orElseThrow());
        } finally {
            kill(saving);
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), SavingProcess.class.getName(), folder.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void kill(Process process) throws InterruptedException {
        // Through the handle: Process.destroyForcibly also closes the pipe with what the process printed last.
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private FileCheckpointRepository repository() {
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(folder.toString());
        return repository;
    }

    private static long number(Checkpoint checkpoint) {
        Matcher number = NUMBER.matcher(checkpoint.position());
        assertThat(number.find()).isTrue();
        return Long.parseLong(number.group(1));
    }
}
