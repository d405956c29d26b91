package dev.wadi.camel.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes dead letters. */
@Timeout(120)
class FileDeadLetterCrashTest {

    private static final int ROUNDS = Integer.getInteger("wadi.test.crashRounds", 5);

    @TempDir
    Path folder;

    @Test
    void killInTheMiddleOfWritingLosesNoAcknowledgedLetter() throws Exception {
        Random random = new Random(20261121);
        int acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged = Math.max(acknowledged, writeUntilKilled(acknowledged, 5 + random.nextInt(60)));

            List<DeadLetter> letters = DeadLetterStoreContract.read(FileDeadLetterStoreTest.store(folder), "users-sync");
            List<Integer> numbers = letters.stream().map(letter -> Integer.parseInt(letter.eventId())).sorted().toList();
            assertThat(numbers.size()).isGreaterThanOrEqualTo(acknowledged);
            // a batch is two letters: of the one that the kill interrupted there may be none, one or both
            assertThat(numbers.stream().max(Comparator.naturalOrder()).orElseThrow()).isLessThan(acknowledged + 4);
            for (int number = 0; number < acknowledged; number++) {
                assertThat(numbers.get(number)).isEqualTo(number);
            }
        }
    }

    private int writeUntilKilled(int from, int batches) throws Exception {
        Process writing = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), WritingProcess.class.getName(), folder.toString(),
                Integer.toString(from)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = writing.inputReader(StandardCharsets.UTF_8)) {
            int acknowledged = from;
            for (int batch = 0; batch < batches; batch++) {
                acknowledged = Integer.parseInt(lines.readLine());
            }
            kill(writing);
            return Math.max(acknowledged, lastWholeLine(lines, acknowledged));
        } finally {
            kill(writing);
        }
    }

    /** What was printed before the kill is still in the pipe; a line without its end was cut off by the kill. */
    private static int lastWholeLine(BufferedReader lines, int otherwise) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            rest.append((char) c);
        }
        String whole = rest.substring(0, rest.lastIndexOf("\n") + 1);
        return whole.isEmpty() ? otherwise : Integer.parseInt(whole.lines().reduce((a, b) -> b).orElseThrow());
    }

    private static void kill(Process process) throws InterruptedException {
        // through the handle: Process.destroyForcibly also closes the pipe with what the process printed last
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Writes two letters at a time until it is killed, and prints how many were acknowledged. */
    static final class WritingProcess {

        private WritingProcess() {}

        public static void main(String[] arguments) {
            FileDeadLetterStore store = FileDeadLetterStoreTest.store(Path.of(arguments[0]));
            byte[] body = new byte[20_000];
            for (int number = Integer.parseInt(arguments[1]); number < Integer.MAX_VALUE - 2; number += 2) {
                store.add(List.of(Letters.withBody("users-sync", Integer.toString(number), body),
                        Letters.withBody("users-sync", Integer.toString(number + 1), body)));
                System.out.println(number + 2);
            }
        }
    }
}
