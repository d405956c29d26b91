package dev.wadi.testkit.network;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One client's connection through the proxy. Ends when both directions have ended, when either side breaks (the other side
 * then gets a reset as well), or when it is cut.
 */
final class Connection {
    private final Socket client;
    private final Socket server;
    private final Consumer<Connection> whenEnded;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger running;

    Connection(Socket client, Socket server, Line toServer, Line toClient, Consumer<Connection> whenEnded) {
        this.client = client;
        this.server = server;
        this.whenEnded = whenEnded;
        Pipe up = new Pipe(client, server, toServer);
        Pipe down = new Pipe(server, client, toClient);
        String name = "proxy-" + client.getPort() + "-";
        threads.add(thread(name + "up-read", up::read));
        threads.add(thread(name + "up-write", up::write));
        threads.add(thread(name + "down-read", down::read));
        threads.add(thread(name + "down-write", down::write));
        this.running = new AtomicInteger(threads.size());
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Resets both sides; what was on its way is lost. */
    void cut() {
        reset(client);
        reset(server);
        threads.forEach(Thread::interrupt);
        whenEnded.accept(this);
    }

    /** Closes a socket so that the other side sees a reset, not an orderly end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket of the proxy cannot be closed", e);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private Thread thread(String name, Work work) {
        Thread thread = new Thread(() -> carry(work), name);
        thread.setDaemon(true);
        return thread;
    }

    private void carry(Work work) {
        try {
            work.run();
        } catch (IOException broken) {
            cut(); // passed on: whoever is left gets a reset too
        } catch (InterruptedException cutOff) {
            Thread.currentThread().interrupt();
        }
        if (running.decrementAndGet() == 0) {
            close(client);
            close(server);
            whenEnded.accept(this);
        }
    }
}
