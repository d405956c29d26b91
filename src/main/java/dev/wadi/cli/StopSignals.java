package dev.wadi.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns SIGINT, SIGTERM and SIGHUP into an orderly stop: the first one completes a future, a second one ends the process at once
 * with the exit code that shells expect (128 and the signal's number).
 *
 * <p>The JVM's own way, a shutdown hook, knows neither the second signal nor an exit code of its own (143 after every SIGTERM).
 */
final class StopSignals implements AutoCloseable {

    private static final String[] NAMES = {"INT", "TERM", "HUP"};

    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final Map<Signal, SignalHandler> before = new HashMap<>();

    private final IntConsumer atSecond;

    private StopSignals(IntConsumer atSecond) {
        this.atSecond = atSecond;
    }

    /**
     * Until {@link #close} the signals do not end the process by themselves.
     *
     * @param atSecond ends the process with the given exit code
     */
    static StopSignals catchAll(IntConsumer atSecond) {
        StopSignals signals = new StopSignals(atSecond);
        for (String name : NAMES) {
            try {
                Signal signal = new Signal(name);
                signals.before.put(signal, Signal.handle(signal, signals::received));
            } catch (IllegalArgumentException e) {
                // not known here, or nohup asked to ignore it: nothing to catch then
                LoggerFactory.getLogger(StopSignals.class).debug("SIG{} is not caught: {}", name, e.getMessage());
            }
        }
        return signals;
    }

    /** Completes with the name of the first signal, {@code SIGTERM}. */
    CompletableFuture<String> first() {
        return first;
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }

    private void received(Signal signal) {
        if (!first.complete("SIG" + signal.getName())) {
            atSecond.accept(128 + signal.getNumber());
        }
    }
}
