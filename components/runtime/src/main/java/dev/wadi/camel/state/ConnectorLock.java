package dev.wadi.camel.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock file of one connector. The operating system drops the lock with the process, however it dies; the file itself
 * stays, because removing it could take away the very file another process has just locked.
 */
public final class ConnectorLock implements AutoCloseable {
    /**
     * Locks this process holds, or is trying. POSIX drops a lock when its process closes <em>any</em> channel on the file, so
     * a file in here must not be opened a second time, not even to see who holds it.
     */
    private static final Set<Path> IN_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ConnectorLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, or says who has it.
     *
     * @param what is locked, for the message: {@code positions of connector users-sync}
     */
    public static ConnectorLock acquire(Path lockFile, String what) throws IOException {
        Path file = real(lockFile);
        if (!IN_THIS_PROCESS.add(file)) {
            throw owned(what, "another copy in this process", lockFile);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw owned(what, ownerIn(channel), lockFile);
            }
            channel.truncate(0);
            ProcessStamp me = ProcessStamp.current();
            channel.write(StandardCharsets.UTF_8.encode(me.pid() + " " + me.host() + "\n"), 0);
            ConnectorLock held = new ConnectorLock(file, channel);
            channel = null;
            return held;
        } finally {
            if (channel != null) {
                channel.close();
                IN_THIS_PROCESS.remove(file);
            }
        }
    }

    /** Who holds the lock just now, unless nobody does. */
    static Optional<String> owner(Path lockFile) throws IOException {
        if (!Files.exists(lockFile)) {
            return Optional.empty();
        }
        Path file = real(lockFile);
        if (!IN_THIS_PROCESS.add(file)) {
            return Optional.of("another copy in this process");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null ? Optional.of(ownerIn(channel)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } finally {
            IN_THIS_PROCESS.remove(file);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.remove(file);
        }
    }

    private static Path real(Path lockFile) throws IOException {
        return lockFile.toAbsolutePath().getParent().toRealPath().resolve(lockFile.getFileName());
    }

    private static String ownerIn(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(512);
        channel.read(content, 0);
        String[] words = StandardCharsets.UTF_8.decode(content.flip()).toString().strip().split(" ", 2);
        return words.length == 2 ? "process " + words[0] + " on host " + words[1] : "another process";
    }

    private static CheckpointException owned(String what, String owner, Path lockFile) {
        return new CheckpointException(what + " belong to " + owner + ", which is running "
                + "(lock file " + lockFile + "); stop it first: two copies of one connector would deliver everything twice");
    }
}
