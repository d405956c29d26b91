package dev.wadi.testkit.network;

/** Which way bytes go through a {@link TcpProxy}. */
public enum Direction {
    /** From the client, who connected, to the server. */
    TO_SERVER,
    /** From the server to the client. */
    TO_CLIENT
}
