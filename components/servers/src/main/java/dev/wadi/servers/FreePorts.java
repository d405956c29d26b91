package dev.wadi.servers;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks TCP ports of 127.0.0.1 that nobody listens on, each at most once among all JVMs that ask here while they run.
 *
 * <p>They lie below the range from which the system takes ports for outgoing connections (Linux: from 32768). A server that
 * was killed and starts again needs its old port; inside that range any client could have been given it meanwhile, even the
 * very client that tries to reconnect to it (a TCP connection to itself).
 *
 * <p>Between the picking of a port and the first listening of its server lie seconds in which another JVM could pick the same
 * one. So whoever picks a port holds the UDP port of the same number, which no server here uses, until the JVM ends.
 */
public final class FreePorts {
    private static final int FIRST = 18_000;
    private static final int END = 32_000;
    /** Only held, never read from. */
    private static final List<DatagramSocket> HELD = new ArrayList<>();

    private FreePorts() {
    }

    /** A free port. The same one is not returned again. */
    public static synchronized int next() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (hold(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                return port;
            }
        }
        throw new IllegalStateException("no free port found between " + FIRST + " and " + END + " of 127.0.0.1");
    }

    private static boolean hold(InetSocketAddress address) {
        DatagramSocket held;
        try {
            held = new DatagramSocket(address);
        } catch (SocketException pickedBySomebody) {
            return false;
        }
        if (!free(address)) {
            held.close();
            return false;
        }
        HELD.add(held);
        return true;
    }

    private static boolean free(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
