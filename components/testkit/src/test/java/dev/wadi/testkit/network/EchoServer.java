package dev.wadi.testkit.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Sends back what it gets, one thread a connection, and remembers all of it. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final CompletableFuture<Void> firstEnd = new CompletableFuture<>();
    private final Thread porter;

    EchoServer() throws IOException {
        porter = thread(this::letIn);
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** All bytes of all connections so far. */
    byte[] seen() {
        return seen.toByteArray();
    }

    /** Completes when the first connection has ended, in order or not. */
    CompletableFuture<Void> firstEnd() {
        return firstEnd;
    }

    /** Nobody is let in any more once this has returned; open connections go on. */
    @Override
    public void close() throws IOException {
        door.close();
        try {
            porter.join(); // until its accept has returned, the system still lets clients in
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the echo server closes");
        }
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                thread(() -> echo(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void echo(Socket client) {
        byte[] buffer = new byte[8192];
        try (client) {
            InputStream in = client.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                seen.write(buffer, 0, count);
                client.getOutputStream().write(buffer, 0, count);
            }
            firstEnd.complete(null);
        } catch (IOException reset) {
            firstEnd.completeExceptionally(reset);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "echo");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
