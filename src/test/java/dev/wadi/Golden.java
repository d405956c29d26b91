package dev.wadi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file of the repository; {@code -Dgolden=update} writes the file instead. */
public final class Golden {

    private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

    private Golden() {}

    /** A file below the program's folder, which is where Maven runs its tests: {@code test/resources/...}. */
    public static Path file(String path) {
        return Path.of(path);
    }

    public static void check(Path file, String actual) {
        try {
            if (UPDATE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            assertThat(file).as("golden file; -Dgolden=update writes it").exists();
            assertThat(actual).as("%s; -Dgolden=update rewrites it", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean updates() {
        return UPDATE;
    }
}
