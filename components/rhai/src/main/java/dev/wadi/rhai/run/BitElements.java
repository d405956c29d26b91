package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.RangeValue;

/** Bits of integers, by index. */
final class BitElements {

    private static final int BITS = 64;

    private BitElements() {
    }

    static Object read(long number, Object key, Position indexStart) {
        if (key instanceof RangeValue range) {
            Field field = field(range, indexStart);
            return (number & field.mask) >> field.shift;
        }
        return (number & 1L << bit(key, indexStart)) != 0;
    }

    static long write(long number, Object key, Object value, Position indexStart, Position position) {
        if (key instanceof RangeValue range) {
            Field field = field(range, indexStart);
            if (!(value instanceof Long bits)) {
                throw Node.mismatch("integer", value, position);
            }
            return number & ~field.mask | bits << field.shift & field.mask;
        }
        long mask = 1L << bit(key, indexStart);
        if (!(value instanceof Boolean set)) {
            throw Node.mismatch("bool", value, position);
        }
        return set ? number | mask : number & ~mask;
    }

    private static int bit(Object key, Position indexStart) {
        if (!(key instanceof Long index)) {
            throw Node.mismatch("i64", key, indexStart);
        }
        long bit = index < 0 ? index + BITS : index;
        if (bit < 0 || bit >= BITS) {
            throw outside(index, indexStart);
        }
        return (int) bit;
    }

    static RhaiException outside(long index, Position indexStart) {
        return new RhaiException(ErrorKind.BIT_FIELD_BOUNDS,
                "Bit-field index " + index + " out of bounds: only 64 bits in bit-field", indexStart)
                .with("length", (long) BITS).with("index", index);
    }

    private record Field(int shift, long mask) {
    }

    private static Field field(RangeValue range, Position indexStart) {
        long last = range.inclusive() ? BITS - 1 : BITS;
        long end = range.end() == Long.MAX_VALUE ? last : range.end();
        if (range.start() < 0 || range.start() >= BITS) {
            throw outside(range.start(), indexStart);
        }
        if (end < 0 || end > last) {
            throw outside(end, indexStart);
        }
        long count = end - range.start() + (range.inclusive() ? 1 : 0);
        if (count <= 0) {
            return new Field(0, 0);
        }
        int shift = (int) range.start();
        return count == BITS ? new Field(0, -1) : new Field(shift, (1L << count) - 1 << shift);
    }
}
