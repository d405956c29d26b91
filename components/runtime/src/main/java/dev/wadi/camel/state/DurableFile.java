package dev.wadi.camel.state;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How a file's content is replaced; a seam, so that a test can let the disk fail. */
@FunctionalInterface
public interface DurableFile {
    String TEMPORARY = ".tmp";

    /** When this returns, the new content survives a crash of process and machine; when it throws, the old one is intact. */
    void replace(Path file, byte[] content) throws IOException;

    /** Writes beside the file, syncs, renames, syncs the folder. */
    static DurableFile onDisk() {
        return DurableFile::replaceOnDisk;
    }

    private static void replaceOnDisk(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            // A stream, not a channel: a channel is closed by an interrupt, and the last save of a stopping route may run on an
            // interrupted thread.
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write(content);
                out.getFD().sync();
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
        syncFolder(file.toAbsolutePath().getParent());
    }

    /** Makes new, renamed and deleted names of the folder survive a crash of the machine; an interrupt waits. */
    static void syncFolder(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return; // Windows cannot open a folder, and needs no sync of it.
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (!synced(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean synced(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false; // The caller clears the interrupt, syncs again and restores it.
        }
    }
}
