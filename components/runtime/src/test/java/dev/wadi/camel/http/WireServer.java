package dev.wadi.camel.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that writes whatever bytes a test wants, when it wants: for what no decent server does. */
final class WireServer implements AutoCloseable {

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    /** What is done with a request whose head has been read. */
    @FunctionalInterface
    interface Manner {
        void answer(Request request) throws IOException;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger clients = new AtomicInteger();
    private final ServerSocket listener;
    private final Manner manner;
    private final CountDownLatch closed = new CountDownLatch(1);

    WireServer(Manner manner) throws IOException {
        this.manner = manner;
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start("wire-server", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    /** How many connections are open now. */
    int clients() {
        return clients.get();
    }

    /** Request lines, in the order they came. */
    List<String> lines() {
        return requests.stream().map(request -> request.head.lines().findFirst().orElse("")).toList();
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                open.add(connection);
                int number = connections.incrementAndGet();
                start("wire-server-" + number, () -> serve(connection, number));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection, int number) {
        clients.incrementAndGet();
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String head = head(in); head != null; head = head(in)) {
                Request request = new Request(connection, in, number, head, closed);
                requests.add(request);
                manner.answer(request);
                if (connection.isClosed()) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client, or the test, has closed the connection
            open.remove(connection);
        } finally {
            clients.decrementAndGet();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
    }

    /** One request. Its body is on the wire until it is read. */
    static final class Request {

        final Socket connection;
        final int connectionNumber;
        final String head;
        volatile byte[] body;
        private final InputStream in;
        private final CountDownLatch closed;

        private Request(Socket connection, InputStream in, int connectionNumber, String head, CountDownLatch closed) {
            this.closed = closed;
            this.connection = connection;
            this.in = in;
            this.connectionNumber = connectionNumber;
            this.head = head;
        }

        /** Value of a header, or null. */
        String header(String name) {
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse(null);
        }

        byte[] readBody() throws IOException {
            String length = header("Content-Length");
            body = length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length));
            return body;
        }

        /** Leaves the connection as it is, and the body unread, until the server is closed. */
        void awaitEnd() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            connection.getOutputStream().write(bytes);
            connection.getOutputStream().flush();
        }

        void answer(String text) throws IOException {
            readBody();
            write(text);
        }
    }
}
