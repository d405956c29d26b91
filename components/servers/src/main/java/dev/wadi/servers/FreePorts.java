package dev.wadi.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks ports of 127.0.0.1 that nobody listens on, each at most once in this JVM.
 *
 * <p>They lie below the range from which the system takes ports for outgoing connections (Linux: from 32768). A server that
 * was killed and starts again needs its old port; inside that range any client could have been given it meanwhile, even the
 * very client that tries to reconnect to it (a TCP connection to itself).
 */
public final class FreePorts {
    private static final int FIRST = 18_000;
    private static final int END = 32_000;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {
    }

    /** A free port. The same one is not returned again. */
    public static synchronized int next() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (!GIVEN.contains(port) && free(port)) {
                GIVEN.add(port);
                return port;
            }
        }
        throw new IllegalStateException("no free port found between " + FIRST + " and " + END + " of 127.0.0.1");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
