package dev.wadi.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** What can be learnt about a {@code host:port} without speaking the server's language. */
final class Addresses {
    private static final int CONNECT_MILLIS = 1000;

    private Addresses() {
    }

    static boolean accepts(String address) {
        int colon = address.lastIndexOf(':');
        InetSocketAddress socketAddress =
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        try (Socket socket = new Socket()) {
            socket.connect(socketAddress, CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
