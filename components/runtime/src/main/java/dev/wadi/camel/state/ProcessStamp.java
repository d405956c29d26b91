package dev.wadi.camel.state;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one running process, so that the owner of a claim can be told to a person and a dead one be recognised.
 *
 * @param startedAt tells a process from a later one with the same number, in epoch milliseconds; 0 if not known
 */
record ProcessStamp(long pid, String host, long startedAt) {
    private static final ProcessStamp CURRENT = new ProcessStamp(
            ProcessHandle.current().pid(), hostName(), startOf(ProcessHandle.current()));

    static ProcessStamp current() {
        return CURRENT;
    }

    /** True only if the process was of this host and is gone; of another host's processes nothing is known. */
    boolean isKnownDead() {
        if (!host.equals(CURRENT.host)) {
            return false;
        }
        Optional<ProcessHandle> running = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return running.isEmpty() || startedAt != 0 && startOf(running.get()) != startedAt;
    }

    String text() {
        return equals(CURRENT) ? "another copy in this process" : "process " + pid + " on host " + host;
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // Its message begins with the name that could not be resolved, which is all that is wanted here.
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
        }
    }
}
