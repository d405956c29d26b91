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

/** How many bytes the variables of all frames hold, and the containers that are still being filled, about. */
final class MemoryEstimate {

    private static final int LONG = 256;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final long enough;
    private long bytes;

    private MemoryEstimate(long enough) {
        this.enough = enough;
    }

    /** Stops counting when it is more than {@code enough}. */
    static long of(Run run, long enough) {
        MemoryEstimate estimate = new MemoryEstimate(enough);
        run.held().forEach(estimate::add);
        run.constants().forEach(estimate::add);
        for (Frame frame = run.frame(); frame != null; frame = frame.caller) {
            for (Object value : frame.slots) {
                estimate.add(value);
            }
            frame.named().forEach(variable -> estimate.add(variable.cell()));
        }
        return estimate.bytes;
    }

    private void add(Object value) {
        bytes += 24;
        if (bytes > enough) {
            return;
        }
        if (value instanceof String string) {
            bytes += string.length() < LONG || seen.add(string) ? string.length() : 0;
        } else if (value instanceof BlobValue blob) {
            bytes += blob.isEmpty() || seen.add(blob.contents()) ? blob.size() : 0;
        } else if (value instanceof Object[] items) {
            for (int index = 0; index < items.length && bytes <= enough; index++) {
                add(items[index]);
            }
        } else if (value instanceof ArrayValue array) {
            addArray(array);
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

    /** Copies that share their contents count once. */
    private void addArray(ArrayValue array) {
        if (array.size() > 1 && !seen.add(array.contents())) {
            return;
        }
        for (int index = 0; index < array.size() && bytes <= enough; index++) {
            add(array.get(index));
        }
    }

    private void addMap(ObjectMap map) {
        if (map.size() > 1 && !seen.add(map.contents())) {
            return;
        }
        for (String key : map.keys()) {
            bytes += 56 + key.length();
            add(map.get(key));
        }
    }
}
