package dev.wadi.testkit.fault;

import dev.wadi.testkit.Backend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.network.TcpProxy;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Something that goes wrong, lasts, and is put right.
 *
 * @param name in words: {@code kill -9 of the broker}
 * @param strike makes it go wrong, and returns when it has
 * @param lasts how long it stays so; zero for what is put right at once
 * @param heal puts it right, and returns when it is
 */
public record Fault(String name, Runnable strike, Duration lasts, Runnable heal) {

    /** A fault that is put right at once. */
    public static Fault of(String name, Runnable strike, Runnable heal) {
        return new Fault(name, strike, Duration.ZERO, heal);
    }

    /** SIGKILL; the server starts again on its data. */
    public static Fault kill(String server, Backend backend) {
        return of("kill -9 of " + server, backend::kill, backend::start);
    }

    /** SIGKILL to the node that takes writes; it comes back when the others have elected a new one. */
    public static Fault killPrimary(MongoBackend mongo) {
        Runnable strike = () -> {
            mongo.killPrimary();
            mongo.awaitWritable();
        };
        return of("kill -9 of mongod's primary", strike, mongo::start);
    }

    /** SIGSTOP for so long: connections stay open, nothing answers. */
    public static Fault pause(String server, Backend backend, Duration lasts) {
        return new Fault("pause of " + server, backend::pause, lasts, backend::resume);
    }

    /** Every connection is reset; new ones are accepted at once. */
    public static Fault cut(String connection, TcpProxy proxy) {
        return of("cut of " + connection, proxy::cut, () -> {});
    }

    /** Nobody can connect for so long, and what was connected is reset. */
    public static Fault outage(String connection, TcpProxy proxy, Duration lasts) {
        Runnable strike = () -> {
            proxy.refuse();
            proxy.cut();
        };
        return new Fault("outage of " + connection, strike, lasts, proxy::accept);
    }

    /** Nothing goes through for so long, and nobody is told. */
    public static Fault blackHole(String connection, TcpProxy proxy, Duration lasts) {
        return new Fault("black hole in " + connection, proxy::blackHole, lasts, proxy::forward);
    }

    /** Lets it go wrong, waits as long as it lasts, puts it right. */
    public void happen() {
        strike.run();
        long end = System.nanoTime() + lasts.toNanos();
        for (long left = lasts.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        heal.run();
    }
}
