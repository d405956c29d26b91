package dev.wadi.camel.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;

/**
 * A {@link FileCheckpointRepository} whose disk goes through the steps of the real one, without waiting for it, and tells a simulation
 * before each: which may let it be full, or kill the process there.
 */
public final class FilesOnCrashingDisk {

    private FilesOnCrashingDisk() {}

    /** What happens at the steps of a write. */
    public interface Disk {

        /** Before each step; may throw an error that kills. */
        void step(String what);

        /** Whether there is no room for the temporary file. */
        boolean isFull();

        /** The new content is in its place: from now on it survives. */
        void replaced();
    }

    /** A repository as a new process has it. */
    public static FileCheckpointRepository open(Path folder, Clock clock, Disk disk) {
        FileCheckpointRepository repository = new FileCheckpointRepository(clock, (file, content) -> replace(file, content, disk));
        repository.setDirectory(folder.toString());
        return repository;
    }

    private static void replace(Path file, byte[] content, Disk disk) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + DurableFile.TEMPORARY);
        disk.step("write the temporary file");
        if (disk.isFull()) {
            throw new IOException("No space left on device");
        }
        Files.write(temporary, Arrays.copyOf(content, content.length / 2));
        disk.step("write the rest of it");
        Files.write(temporary, content);
        disk.step("rename it");
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        disk.replaced();
        disk.step("sync the folder");
    }
}
