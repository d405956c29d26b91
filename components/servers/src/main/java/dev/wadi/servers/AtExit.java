package dev.wadi.servers;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Actions that run when the JVM ends, the last registered first.
 *
 * <p>The JVM runs its own shutdown hooks all at once. A program that has to drain before its servers die registers the
 * draining here, after it started the servers, instead of in a hook of its own.
 *
 * <p>An action that throws is reported on standard error and does not keep the others from running. Thread safe.
 */
public final class AtExit {
    private static final Deque<Runnable> ACTIONS = new ArrayDeque<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::runAll, "wadi-servers-exit"));
    }

    private AtExit() {
    }

    /** An action that was registered and can be withdrawn. */
    @FunctionalInterface
    public interface Registration {
        /** Withdraws the action; does nothing when it already runs. */
        void cancel();
    }

    /**
     * Registers an action.
     *
     * @throws IllegalStateException when the JVM is already ending: nothing would run the action any more
     */
    public static Registration run(Runnable action) {
        Runnable own = action::run; // the same action may be registered twice; each registration has its own identity
        synchronized (ACTIONS) {
            if (ending) {
                throw new IllegalStateException("the JVM is ending");
            }
            ACTIONS.push(own);
        }
        return () -> {
            synchronized (ACTIONS) {
                ACTIONS.remove(own);
            }
        };
    }

    private static void runAll() {
        for (Runnable action = next(); action != null; action = next()) {
            try {
                action.run();
            } catch (RuntimeException e) {
                System.err.println("while ending: " + e);
            }
        }
    }

    private static Runnable next() {
        synchronized (ACTIONS) {
            ending = true;
            return ACTIONS.poll();
        }
    }
}
