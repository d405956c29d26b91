package dev.wadi.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A disk that a test can fill: writes to it then fail as the system lets them fail, with "No space left on device".
 *
 * <p>Lifecycle: has room until {@link #fill}, which a test calls again and again, since a program that replaces a file gives room back;
 * has room again after {@link #free}.
 */
interface SmallDisk extends AutoCloseable {

    void fill() throws IOException;

    void free() throws IOException;

    @Override
    void close() throws IOException;

    /** A file system of 256 KiB in memory at this folder; empty where the system does not allow it (it takes root). */
    static Optional<SmallDisk> mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path log = folder.resolveSibling(folder.getFileName() + ".mount.log");
        if (!run(log, "mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder.toString())) {
            return Optional.empty();
        }
        return Optional.of(new SmallDisk() {
            private final Path filler = folder.resolve("filler");

            @Override
            public void fill() throws IOException {
                byte[] page = new byte[4096];
                try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                    for (int written = 0; written < 512 * 1024; written += page.length) {
                        out.write(page);
                    }
                    throw new IllegalStateException(folder + " is no small disk");
                } catch (IOException full) {
                    if (!String.valueOf(full.getMessage()).contains("No space left")) {
                        throw full;
                    }
                }
            }

            @Override
            public void free() throws IOException {
                Files.deleteIfExists(filler);
            }

            @Override
            public void close() throws IOException {
                if (!run(log, "umount", folder.toString())) {
                    throw new IOException(folder + " cannot be unmounted: " + Files.readString(log));
                }
            }
        });
    }

    /**
     * No disk of its own, but a temporary file that leads to /dev/full, which is always full: for what replaces one file, anywhere.
     *
     * @param temporary what the replacing program writes before it renames it
     */
    static SmallDisk of(Path temporary) {
        return new SmallDisk() {
            @Override
            public void fill() throws IOException {
                try {
                    Files.createSymbolicLink(temporary, Path.of("/dev/full"));
                } catch (FileAlreadyExistsException busy) {
                    return; // being written at this moment, or full already
                }
            }

            @Override
            public void free() throws IOException {
                if (Files.isSymbolicLink(temporary)) {
                    Files.delete(temporary);
                }
            }

            @Override
            public void close() {}
        };
    }

    private static boolean run(Path log, String... command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during " + String.join(" ", command), e);
        } catch (IOException noSuchProgram) {
            Files.writeString(log, String.valueOf(noSuchProgram.getMessage()));
            return false;
        }
    }
}
