package dev.wadi.rhai.run;

import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.Cell;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.ObjectMap;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** How many bytes the variables of all frames hold, about. */
final class MemoryEstimate {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final long enough;
    private long bytes;

    private MemoryEstimate(long enough) {
        this.enough = enough;
    }

    /** Stops counting when it is more than {@code enough}. */
    static long of(Frame innermost, long enough) {
        MemoryEstimate estimate = new MemoryEstimate(enough);
        for (Frame frame = innermost; frame != null; frame = frame.caller) {
            for (Object value : frame.slots) {
                estimate.add(value);
            }
        }
        return estimate.bytes;
    }

    private void add(Object value) {
        bytes += 24;
        if (bytes > enough) {
            return;
        }
        if (value instanceof String string) {
            bytes += string.length();
        } else if (value instanceof BlobValue blob) {
            bytes += blob.size();
        } else if (value instanceof ArrayValue array) {
            for (int index = 0; index < array.size() && bytes <= enough; index++) {
                add(array.get(index));
            }
        } else if (value instanceof ObjectMap map) {
            addMap(map);
        } else if (value instanceof MapValue map) {
            for (Object held : map.heldValues()) {
                bytes += 56;
                add(held);
            }
        } else if (value instanceof Cell cell && seen.add(cell)) {
            add(cell.get());
        } else if (value instanceof FunctionPointer pointer) {
            pointer.curried().forEach(this::add);
        }
    }

    private void addMap(ObjectMap map) {
        for (String key : map.keys()) {
            bytes += 56 + key.length();
            add(map.get(key));
        }
    }
}
