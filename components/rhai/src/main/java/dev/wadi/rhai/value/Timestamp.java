package dev.wadi.rhai.value;

/** A moment of the monotonic clock, in nanoseconds; means nothing outside this process. */
public record Timestamp(long nanos) implements Comparable<Timestamp> {

    @Override
    public int compareTo(Timestamp other) {
        return Long.compare(nanos - other.nanos, 0);
    }

    @Override
    public String toString() {
        return "<timestamp>";
    }
}
