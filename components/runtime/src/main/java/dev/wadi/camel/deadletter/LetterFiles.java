package dev.wadi.camel.deadletter;

import dev.wadi.camel.state.DurableFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Files of one folder that are written or deleted together.
 *
 * <p>Content: the letter's line of JSON and one more with a checksum over it, so that a file that was cut off or changed is never
 * taken for a letter. Each file is written beside its place, synced and renamed; the folder is synced once for all.
 */
final class LetterFiles {

    private static final String CHECKSUM = "\n{\"checksum\":\"crc32c:";
    private static final int TAIL_LENGTH = CHECKSUM.length() + 8 + "\"}\n".length();
    private static final String TEMPORARY = ".tmp";

    private LetterFiles() {}

    static byte[] content(String line) {
        byte[] body = line.getBytes(StandardCharsets.UTF_8);
        byte[] tail = tail(body, body.length);
        byte[] content = Arrays.copyOf(body, body.length + tail.length);
        System.arraycopy(tail, 0, content, body.length, tail.length);
        return content;
    }

    /** The line that {@link #content} got; empty when the bytes are not whole. */
    static Optional<String> text(byte[] content) {
        int length = content.length - TAIL_LENGTH;
        return length < 0 || !Arrays.equals(content, length, content.length, tail(content, length), 0, TAIL_LENGTH)
                ? Optional.empty() : Optional.of(new String(content, 0, length, StandardCharsets.UTF_8));
    }

    /** When this returns, all files survive a crash of process and machine; when it throws, each is there whole or not at all. */
    static void write(Path folder, Map<Path, byte[]> files) throws IOException {
        makeFolder(folder);
        List<Path> temporaries = new ArrayList<>();
        try {
            for (byte[] content : files.values()) {
                // a name of its own: two processes may write one letter at the same time
                Path temporary = Files.createTempFile(folder, "letter-", TEMPORARY);
                temporaries.add(temporary);
                // a stream, not a channel: an interrupt of a stopping route closes a channel
                try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                    out.write(content);
                    out.getFD().sync();
                }
            }
            int next = 0;
            for (Path file : files.keySet()) {
                Files.move(temporaries.get(next), file, StandardCopyOption.ATOMIC_MOVE);
                next++;
            }
        } catch (IOException e) {
            deleteQuietly(temporaries, e);
            throw e;
        }
        DurableFile.syncFolder(folder);
    }

    /** Files that are not there are no error. Durable when this returns. */
    static void delete(Path folder, Collection<Path> files) throws IOException {
        boolean deleted = false;
        for (Path file : files) {
            deleted |= Files.deleteIfExists(file);
        }
        if (deleted) {
            DurableFile.syncFolder(folder);
        }
    }

    /** A new folder is durable when the one around it is, and that one may be new as well. */
    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path around = folder.toAbsolutePath().getParent();
        if (around != null) {
            makeFolder(around);
        }
        Files.createDirectories(folder);
        if (around != null) {
            DurableFile.syncFolder(around);
        }
    }

    private static void deleteQuietly(List<Path> temporaries, IOException failure) {
        for (Path temporary : temporaries) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException left) {
                failure.addSuppressed(left);
            }
        }
    }

    private static byte[] tail(byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, length);
        return (CHECKSUM + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }
}
