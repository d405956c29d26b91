package dev.wadi.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up programs the way a shell does, plus {@code /usr/sbin}: servers live there, and not every user's PATH has it. */
final class Programs {
    private Programs() {
    }

    static Optional<Path> onPath(Map<String, String> environment, String program) {
        String path = environment.getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Programs::runnable)
                .findFirst();
    }

    static boolean runnable(Path program) {
        return Files.isRegularFile(program) && Files.isExecutable(program);
    }
}
