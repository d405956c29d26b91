package dev.wadi.benchmark.measure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * A small HTTP server that counts what is posted to it and answers 204. It does no more than that, so that what is measured
 * is the side that posts.
 *
 * <p>Lifecycle and threads: listens when constructed; a thread for each connection, until it is closed.
 */
final class HttpDestination implements Destination {

    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LINE = 8192;

    private final ServerSocket listener;
    private final LongAdder posts = new LongAdder();

    HttpDestination() {
        try {
            listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept, "http-destination");
    }

    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public long arrived() {
        return posts.sum();
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                start(() -> serve(socket), "http-connection");
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        byte[] line = new byte[LONGEST_LINE];
        try (socket; InputStream input = new BufferedInputStream(socket.getInputStream(), 65_536)) {
            socket.setTcpNoDelay(true);
            for (int length = bodyLength(input, line); length >= 0; length = bodyLength(input, line)) {
                input.skipNBytes(length);
                posts.increment();
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // a side that is terminated leaves its connections as they are, which is no concern of the count
            return;
        }
    }

    /** Reads the head of a request; the length of its body, or -1 when the connection has ended. */
    private static int bodyLength(InputStream input, byte[] line) throws IOException {
        int length = 0;
        for (int end = line(input, line); end != 0; end = line(input, line)) {
            if (end < 0) {
                return -1;
            }
            if (begins(line, end)) {
                length = Integer.parseInt(new String(line, LENGTH.length, end - LENGTH.length, StandardCharsets.US_ASCII)
                        .strip().toLowerCase(Locale.ROOT));
            }
        }
        return length;
    }

    private static boolean begins(byte[] line, int end) {
        if (end < LENGTH.length) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            if ((line[i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /** Length of the next line without its end, or -1 when there is none. */
    private static int line(InputStream input, byte[] line) throws IOException {
        int length = 0;
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                return -1;
            }
            if (next != '\r') {
                line[length++] = (byte) next;
            }
        }
        return length;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
