package dev.wadi.testkit;

/**
 * A real server that a test may treat badly.
 *
 * <p>Lifecycle: it answers when the test gets it. Address and data stay through stop, kill and start. Who made it closes it;
 * a test that got it injected does not. Thread safe, except that it must not be started from two threads at once.
 */
public interface Backend extends AutoCloseable {
    /** What a client is given to reach it. */
    String address();

    /** Starts what is not running, on the same data and address, and waits until it answers. */
    void start();

    /** Stops it cleanly. */
    void stop();

    /** Ends it at once, as a power failure would. */
    void kill();

    /** Keeps it from answering; its connections stay open. */
    void pause();

    /** Lets it go on after {@link #pause}. */
    void resume();

    /** Ends it and deletes its data. */
    @Override
    void close();
}
