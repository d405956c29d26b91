package dev.wadi.testkit.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Carries the bytes of one connection in one direction, in order, the end of the stream included.
 *
 * <p>Reading and writing are two threads with a short queue between: a delay then makes bytes late without making them few.
 */
final class Pipe {
    private static final int PIECE_BYTES = 16 * 1024;
    private static final int QUEUED_PIECES = 64;

    private final Socket from;
    private final Socket to;
    private final Line line;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(QUEUED_PIECES);

    Pipe(Socket from, Socket to, Line line) {
        this.from = from;
        this.to = to;
        this.line = line;
    }

    /** What one read returned; no bytes: the end of the stream. */
    private record Piece(byte[] bytes, long readNanos) {}

    /** Runs until the stream ends. */
    void read() throws IOException, InterruptedException {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[PIECE_BYTES];
        int count;
        do {
            count = in.read(buffer);
            pieces.put(new Piece(Arrays.copyOf(buffer, Math.max(0, count)), System.nanoTime()));
        } while (count >= 0);
    }

    /** Runs until the end of the stream was passed on. */
    void write() throws IOException, InterruptedException {
        OutputStream out = to.getOutputStream();
        Piece piece = pieces.take();
        while (piece.bytes().length > 0) {
            line.awaitPassage(piece.readNanos(), piece.bytes().length);
            out.write(piece.bytes());
            piece = pieces.take();
        }
        line.awaitPassage(piece.readNanos(), 0);
        to.shutdownOutput();
    }
}
