package dev.wadi.servers;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What the servers have in common: how long they may take, how their failure reads, how a playground waits. */
final class Servers {
    /** Far more than any of them needs; a shared machine can be slow. */
    static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private Servers() {
    }

    static ServerStartException startFailure(String server, ChildProcess process) {
        String state = process.alive() ? "was not ready after " + START_TIMEOUT.toSeconds() + " s" : "ended while it started";
        return new ServerStartException(server + " " + state
                + "\n  command: " + process.command().commandLine()
                + "\n  last lines of its log:\n" + process.lastLines().indent(4).stripTrailing());
    }

    /** Waits until the JVM is told to end; {@link AtExit} then closes the servers. */
    static void runUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
