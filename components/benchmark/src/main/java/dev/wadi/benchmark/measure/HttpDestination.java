package dev.wadi.benchmark.measure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A small HTTP server that counts what is posted to it, each event once by its {@code Idempotency-Key}, and answers 204. It does no more
 * than that, so that what is measured is the side that posts. The JDK's client loses an answer now and then (4 of 160,000 in one run) and
 * its loop posts again, as Wadi may do.
 *
 * <p>Lifecycle and threads: listens when constructed; a thread for each connection, until it is closed.
 */
final class HttpDestination implements Destination {

    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = "idempotency-key:".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LINE = 8192;

    private final ServerSocket listener;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final LongAdder events = new LongAdder();

    /** @param body bytes that follow, -1 when the connection has ended instead */
    private record Head(int body, String key) {

        static final Head END = new Head(-1, null);
    }

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
        return events.sum();
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
            for (Head head = head(input, line); head.body() >= 0; head = head(input, line)) {
                input.skipNBytes(head.body());
                if (known.add(head.key())) {
                    events.increment();
                }
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // a side that is terminated leaves its connections as they are, which is no concern of the count
            return;
        }
    }

    private static Head head(InputStream input, byte[] line) throws IOException {
        int length = 0;
        String key = "";
        for (int end = line(input, line); end != 0; end = line(input, line)) {
            if (end < 0) {
                return Head.END;
            }
            if (begins(LENGTH, line, end)) {
                length = Integer.parseInt(rest(LENGTH, line, end));
            } else if (begins(KEY, line, end)) {
                key = rest(KEY, line, end);
            }
        }
        return new Head(length, key);
    }

    private static String rest(byte[] name, byte[] line, int end) {
        return new String(line, name.length, end - name.length, StandardCharsets.US_ASCII).strip();
    }

    private static boolean begins(byte[] name, byte[] line, int end) {
        if (end < name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if ((line[i] | 0x20) != (name[i] | 0x20)) {
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
