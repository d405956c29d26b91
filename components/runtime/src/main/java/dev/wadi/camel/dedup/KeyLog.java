package dev.wadi.camel.dedup;

import dev.wadi.camel.state.DurableFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes of keys on disk: files that only grow, and are removed whole, the oldest first, when everything in them is forgotten.
 *
 * <p>Shape of a file {@code 00000001.keys}: {@value #MAGIC} in ASCII, then frames, each a kind (one byte), the number of hashes
 * (int), milliseconds since the epoch (long), the hashes (16 bytes each) and the CRC-32C of all that (int); big-endian. What follows the
 * last whole frame was cut off by a crash before anybody was told that it is there, and is dropped: the keys in it cost a repeat.
 *
 * <p>Errors: {@link IOException}; after one the next append writes over whatever the failed one has left. A file that is not of this
 * format is a {@link DedupException}. Not thread safe.
 */
final class KeyLog implements AutoCloseable {

    static final byte ADDED = 'A';
    static final byte REMOVED = 'R';
    static final String MAGIC = "WADIKEY1";

    private static final Logger LOG = LoggerFactory.getLogger(KeyLog.class);
    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.keys");
    private static final int BEFORE_HASHES = 1 + Integer.BYTES + Long.BYTES;

    /** A file that grows no more, and the sequence behind its last hash. */
    private record Closed(Path file, long end) {}

    /** Gets the frames of a log that is opened, in order. */
    @FunctionalInterface
    interface Reader {
        void frame(byte kind, long millis, List<KeyHash> hashes);
    }

    private final Path folder;
    private final long bytesPerFile;
    private final Deque<Closed> closed = new ArrayDeque<>();
    private int number;
    private Path file;
    private RandomAccessFile open;
    /** Length of the open file up to its last whole frame. */
    private long length;

    private KeyLog(Path folder, long bytesPerFile) {
        this.folder = folder;
        this.bytesPerFile = bytesPerFile;
    }

    /**
     * Opens the log of a folder, which exists, and hands out everything in it.
     *
     * @param next tells the sequence that the next hash gets
     */
    static KeyLog open(Path folder, long bytesPerFile, Reader reader, LongSupplier next) throws IOException {
        KeyLog log = new KeyLog(folder, bytesPerFile);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(path -> NAME.matcher(path.getFileName().toString()).matches()).sorted().toList();
        }
        for (Path file : files) {
            log.length = read(file, reader);
            log.file = file;
            log.number = Integer.parseInt(file.getFileName().toString().substring(0, 8));
            log.closed.add(new Closed(file, next.getAsLong()));
        }
        if (log.file != null) {
            log.closed.removeLast();
            log.open = new RandomAccessFile(log.file.toFile(), "rw");
        }
        return log;
    }

    /**
     * Appends one frame; it is on disk when this returns.
     *
     * @param sequence of the first of the hashes
     */
    void append(byte kind, long millis, Collection<KeyHash> hashes, long sequence) throws IOException {
        if (open != null && length >= bytesPerFile) {
            open.close();
            open = null;
            closed.add(new Closed(file, sequence));
        }
        if (open == null) {
            create();
        }
        byte[] frame = frame(kind, millis, hashes);
        if (open.length() != length) {
            open.setLength(length);
        }
        open.seek(length);
        if (length == 0) {
            open.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
        }
        open.write(frame);
        open.getFD().sync();
        length = open.getFilePointer();
    }

    /** Removes the files in which no hash has this sequence or a later one. */
    void dropBefore(long sequence) throws IOException {
        while (!closed.isEmpty() && closed.peekFirst().end() <= sequence) {
            Files.deleteIfExists(closed.peekFirst().file());
            closed.removeFirst();
        }
    }

    /** Removes all files. */
    void clear() throws IOException {
        dropBefore(Long.MAX_VALUE);
        close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
        DurableFile.syncFolder(folder);
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private void create() throws IOException {
        number++;
        file = folder.resolve(String.format("%08d.keys", number));
        length = 0;
        open = new RandomAccessFile(file.toFile(), "rw");
        DurableFile.syncFolder(folder);
    }

    private static byte[] frame(byte kind, long millis, Collection<KeyHash> hashes) {
        ByteBuffer frame = ByteBuffer.allocate(BEFORE_HASHES + hashes.size() * KeyHash.BYTES + Integer.BYTES);
        frame.put(kind).putInt(hashes.size()).putLong(millis);
        hashes.forEach(hash -> frame.putLong(hash.high()).putLong(hash.low()));
        return frame.putInt(checksum(frame.array(), 0, frame.position())).array();
    }

    /** Hands out the frames of a file; its length up to the last whole one. */
    private static long read(Path file, Reader reader) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
        byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
        if (content.length < magic.length) {
            return 0;
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        byte[] found = new byte[magic.length];
        bytes.get(found);
        if (Arrays.equals(found, new byte[magic.length])) {
            // a power failure can leave a file with its length and without its content
            return 0;
        }
        if (!Arrays.equals(found, magic)) {
            throw new DedupException(file + " is no file of keys of this Wadi; remove it, or use the Wadi that wrote it");
        }
        while (readFrame(bytes, reader)) {
            // all of them
        }
        if (bytes.hasRemaining()) {
            LOG.info("{}: the last {} bytes are no whole entry and are dropped; events whose keys were in them may be repeated",
                    file, bytes.remaining());
        }
        return bytes.position() == magic.length ? 0 : bytes.position();
    }

    private static boolean readFrame(ByteBuffer bytes, Reader reader) {
        int start = bytes.position();
        if (bytes.remaining() < BEFORE_HASHES + Integer.BYTES) {
            return false;
        }
        byte kind = bytes.get();
        int count = bytes.getInt();
        long millis = bytes.getLong();
        long size = (long) count * KeyHash.BYTES;
        if (count < 0 || size + Integer.BYTES > bytes.remaining()
                || bytes.getInt(bytes.position() + (int) size) != checksum(bytes.array(), start, BEFORE_HASHES + (int) size)) {
            bytes.position(start);
            return false;
        }
        List<KeyHash> hashes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            hashes.add(new KeyHash(bytes.getLong(), bytes.getLong()));
        }
        bytes.getInt();
        reader.frame(kind, millis, hashes);
        return true;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}
