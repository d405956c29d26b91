package dev.wadi.testkit.network;

import dev.wadi.servers.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy on loopback that breaks what goes through it, on demand.
 *
 * <p>A client that finds the server's own address out goes past it. MongoDB's drivers do that unless the connection string says
 * {@code directConnection=true}; Kafka's clients go where the broker's {@code advertised.listeners} send them, see
 * {@code @KafkaBroker(proxied = true)}.
 *
 * <p>Errors: a client whose server cannot be reached gets its connection reset. Lifecycle: listens from the beginning, on the
 * same port for life; {@link #close} cuts everything. Thread safe; changes hold for open and for new connections.
 */
public final class TcpProxy implements AutoCloseable {
    private final InetSocketAddress listening = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next());
    private final Map<Direction, Line> lines = new EnumMap<>(Direction.class);
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private volatile InetSocketAddress target;
    private ServerSocket door;
    private Thread porter;
    private boolean closed;

    private TcpProxy() {
        for (Direction direction : Direction.values()) {
            lines.put(direction, new Line());
        }
        accept();
    }

    /** A proxy whose server is not known yet; until {@link #forwardTo} it resets whoever connects. */
    public static TcpProxy listen() {
        return new TcpProxy();
    }

    /** A proxy before a server, given as {@code host:port}. */
    public static TcpProxy before(String address) {
        return listen().forwardTo(address);
    }

    /**
     * Sends new connections to this {@code host:port}.
     *
     * @return this proxy
     */
    public TcpProxy forwardTo(String address) {
        int colon = address.lastIndexOf(':');
        target = new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        return this;
    }

    /** What clients are given, {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    public int port() {
        return listening.getPort();
    }

    /** How many connections are open. */
    public int connections() {
        return connections.size();
    }

    /** How many connections have reached the server so far: grows by each reconnection. */
    public long accepted() {
        return accepted.get();
    }

    /** How many bytes have gone that way so far, all connections together. */
    public long passed(Direction direction) {
        return lines.get(direction).passed();
    }

    /** Resets every open connection; what was on its way is lost. New ones are accepted as before. */
    public void cut() {
        List.copyOf(connections).forEach(Connection::cut);
    }

    /** Refuses new connections from now on, as a host does where nobody listens; open ones go on. */
    public synchronized void refuse() {
        closeDoor();
    }

    /** Accepts new connections again. */
    public synchronized void accept() {
        if (closed || door != null) {
            return;
        }
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(listening);
            door = opened;
            porter = new Thread(() -> letIn(opened), "proxy-" + port());
            porter.setDaemon(true);
            porter.start();
        } catch (IOException e) {
            throw new UncheckedIOException("proxy cannot listen on " + listening, e);
        }
    }

    /**
     * Forwards nothing any more: connections stay open and silent, new ones are accepted and silent too. Nothing is lost by that;
     * it goes on after {@link #forward}, or is lost by {@link #cut}.
     */
    public void blackHole() {
        lines.values().forEach(line -> line.silence(true));
    }

    /** Ends {@link #blackHole}. */
    public void forward() {
        lines.values().forEach(line -> line.silence(false));
    }

    /** Lets every byte arrive later by so much; zero ends it. */
    public void delay(Direction direction, Duration delay) {
        lines.get(direction).delay(delay);
    }

    /** Carries no more than so many bytes a second, all connections together; 0 ends it. */
    public void limit(Direction direction, long bytesPerSecond) {
        lines.get(direction).limit(bytesPerSecond);
    }

    /** Ends whatever was asked for: new connections are accepted, everything is forwarded at once. */
    public void restore() {
        for (Line line : lines.values()) {
            line.silence(false);
            line.delay(Duration.ZERO);
            line.limit(0);
        }
        accept();
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeDoor();
        cut();
    }

    private void closeDoor() {
        if (door != null) {
            try {
                door.close();
                porter.join(); // until its accept has returned, the system still lets clients in
            } catch (IOException e) {
                throw new UncheckedIOException("proxy cannot stop listening on " + listening, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the proxy stops listening on " + listening, e);
            }
            door = null;
        }
    }

    private void letIn(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                connect(opened.accept());
            } catch (IOException doorClosed) {
                if (!opened.isClosed()) {
                    throw new UncheckedIOException("proxy on " + listening + " cannot accept", doorClosed);
                }
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            if (target == null) {
                throw new IOException("nothing to forward to");
            }
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException unreachable) {
            Connection.reset(client);
            Connection.reset(server);
            return;
        }
        Connection connection = new Connection(
                client, server, lines.get(Direction.TO_SERVER), lines.get(Direction.TO_CLIENT), connections::remove);
        accepted.incrementAndGet();
        connections.add(connection);
        connection.start();
    }
}
