package dev.wadi.benchmark.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.bson.BsonDocument;

/** A resume token on disk: replaced whole and synced, so that a crash leaves the old one or the new one. */
public final class PositionFile {

    private final Path file;
    private final Path next;

    public PositionFile(Path file) {
        this.file = file.toAbsolutePath();
        this.next = this.file.resolveSibling(file.getFileName() + ".next");
    }

    BsonDocument read() throws IOException {
        return BsonDocument.parse(Files.readString(file));
    }

    /** When this returns, the token survives a crash of the machine. */
    public void write(BsonDocument token) throws IOException {
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(token.toJson().getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
