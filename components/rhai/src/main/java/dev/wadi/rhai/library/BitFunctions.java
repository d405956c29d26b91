package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.BOOL;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.RANGE;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Unit;
import java.util.List;

/** Integers as fields of bits. */
final class BitFunctions {

    private static final int BITS = 64;

    private BitFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.read("get_bit", INT, INT, (context, x, bit) -> ((Long) x & 1L << bit((Long) bit)) != 0);
        library.with(Receiver.REPLACE, "set_bit", INT, INT, BOOL, (context, place, bit, value) -> {
            long mask = 1L << bit((Long) bit);
            Reference target = (Reference) place;
            long old = (Long) target.get();
            target.set((Boolean) value ? old | mask : old & ~mask);
            return Unit.UNIT;
        });
        library.read("get_bits", INT, RANGE, (context, x, range) -> get((Long) x, (RangeValue) range));
        library.read("get_bits", INT, INT, INT, (context, x, from, count) -> get((Long) x, (Long) from, (Long) count));
        library.with(Receiver.REPLACE, "set_bits", INT, RANGE, INT, (context, place, range, value) -> {
            RangeValue bits = checked((RangeValue) range);
            return set((Reference) place, bits.from(), count(bits), (Long) value);
        });
        library.with(Receiver.REPLACE, "set_bits", List.of(INT, INT, INT, INT), (context, all) ->
                set((Reference) all[0], (Long) all[1], (Long) all[2], (Long) all[3]));
    }

    private static int bit(long index) {
        int bit = Offsets.exact(BITS, index);
        if (bit < 0) {
            throw Failures.bitBounds(index);
        }
        return bit;
    }

    private static RangeValue checked(RangeValue range) {
        long end = Math.max(range.end(), range.from() - 1);
        if (range.inclusive() && end >= BITS) {
            throw Failures.bitBounds(end);
        }
        return range;
    }

    private static long count(RangeValue range) {
        return range.inclusive() ? Math.max(range.end(), range.from() - 1) - range.from() + 1 : range.length();
    }

    private static Object get(long x, RangeValue range) {
        checked(range);
        return get(x, range.from(), count(range));
    }

    private static Object get(long x, long start, long count) {
        if (count <= 0) {
            return 0L;
        }
        int bit = bit(start);
        int bits = (int) Math.min(count, BITS - bit);
        return bits == BITS ? x : x >>> bit & (1L << bits) - 1;
    }

    private static Object set(Reference place, long start, long count, long value) {
        if (count > 0) {
            int bit = bit(start);
            int bits = (int) Math.min(count, BITS - bit);
            long mask = bits == BITS ? -1 : (1L << bits) - 1;
            long old = (Long) place.get();
            place.set(old & ~(mask << bit) | (value & mask) << bit);
        }
        return Unit.UNIT;
    }
}
