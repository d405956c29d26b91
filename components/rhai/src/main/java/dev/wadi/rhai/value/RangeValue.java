package dev.wadi.rhai.value;

/** {@code start..end} or {@code start..=end}. An open end is {@link Long#MAX_VALUE}. */
public record RangeValue(long start, long end, boolean inclusive) {

    public boolean isEmpty() {
        return inclusive ? start > end : start >= end;
    }

    public boolean contains(long value) {
        return value >= start && (inclusive ? value <= end : value < end);
    }

    public boolean contains(double value) {
        return value >= start && (inclusive ? value <= end : value < end);
    }

    /** The first index that the library takes: negative ones count as 0. */
    public long from() {
        return Math.max(start, 0);
    }

    /** How many there are from {@link #from} on. */
    public long length() {
        if (inclusive) {
            return Math.min(Math.max(end, from()), Long.MAX_VALUE - 1) - from() + 1;
        }
        return Math.max(end, from()) - from();
    }

    @Override
    public String toString() {
        return start + (inclusive ? "..=" : "..") + (end == Long.MAX_VALUE ? "" : Long.toString(end));
    }
}
