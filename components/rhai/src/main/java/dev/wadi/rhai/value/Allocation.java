package dev.wadi.rhai.value;

/**
 * Tells whoever runs a script how much memory its containers take. A container is filled, grown and split in many places, and a copy
 * takes memory only when one of both is changed: only the containers themselves know when.
 *
 * <p>One watcher for each thread; without one nothing is counted. What is small is not reported, since whoever calls a function of
 * the language counts the call.
 */
public final class Allocation {

    private static final int BYTES_PER_ELEMENT = 24;
    private static final int BYTES_PER_PROPERTY = 80;
    private static final int SMALL = 256;
    private static final ThreadLocal<Watcher> WATCHER = new ThreadLocal<>();

    private Allocation() {
    }

    /** Is told before the memory is taken, and refuses by throwing. */
    @FunctionalInterface
    public interface Watcher {
        void allocating(long bytes);
    }

    /** Makes it the thread's watcher; gives the one before, which must be put back. Null is none. */
    public static Watcher watch(Watcher watcher) {
        Watcher before = WATCHER.get();
        WATCHER.set(watcher);
        return before;
    }

    /** Counts an array of so many values, which is about to be made. */
    public static void ofElements(long count) {
        ofBytes(count * BYTES_PER_ELEMENT);
    }

    static void ofProperties(long count) {
        ofBytes(count * BYTES_PER_PROPERTY);
    }

    static void ofBytes(long bytes) {
        if (bytes >= SMALL) {
            Watcher watcher = WATCHER.get();
            if (watcher != null) {
                watcher.allocating(bytes);
            }
        }
    }
}
