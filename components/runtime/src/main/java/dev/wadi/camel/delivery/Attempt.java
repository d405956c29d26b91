package dev.wadi.camel.delivery;

/**
 * The attempt to deliver that a thread is in, for clients to which a sink's endpoint gives one event after another: the one that cannot
 * take an event ends the attempt, and answers those behind with {@link NotAttemptedException}, so that none overtakes it.
 *
 * <p>Threads: found by the thread alone that brings the batch; any thread may end it.
 */
public final class Attempt {

    private static final ThreadLocal<Attempt> CURRENT = new ThreadLocal<>();

    private volatile boolean ended;

    private Attempt() {}

    /** Null where no policy delivers. */
    public static Attempt current() {
        return CURRENT.get();
    }

    static void begin() {
        CURRENT.set(new Attempt());
    }

    static void leave() {
        CURRENT.remove();
    }

    /** Lets no further event go. */
    public void end() {
        ended = true;
    }

    public boolean isEnded() {
        return ended;
    }
}
