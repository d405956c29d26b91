package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import java.util.concurrent.TimeUnit;

/** Watches the limits of one run: work, time, sizes, memory. */
final class Meter {

    private static final int BYTES_PER_ELEMENT = 24;
    private static final int BYTES_PER_PROPERTY = 80;

    private final RunLimits limits;
    private final long deadline;
    /** Estimate of what was filled since the last time somebody looked at what is still there. */
    private long filled;

    Meter(RunLimits limits) {
        this.limits = limits;
        this.deadline = limits.time().isZero() ? Long.MAX_VALUE : System.nanoTime() + limits.time().toNanos();
    }

    RunLimits limits() {
        return limits;
    }

    long operationsUntilCheck(long operations, int step) {
        long most = limits.operations() > 0 ? limits.operations() : Long.MAX_VALUE;
        return Math.min(most, operations + step);
    }

    void checkOperations(long operations, Position position) {
        if (limits.operations() > 0 && operations > limits.operations()) {
            throw new RhaiException(ErrorKind.TOO_MANY_OPERATIONS, "Too many operations", position);
        }
        checkTime(position);
        if (Thread.currentThread().isInterrupted()) {
            throw terminated("Script terminated: its thread was interrupted", position);
        }
    }

    private void checkTime(Position position) {
        if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0) {
            throw terminated("Script terminated: it ran longer than " + limits.time().toMillis() + " ms", position);
        }
    }

    private static RhaiException terminated(String text, Position position) {
        return new RhaiException(ErrorKind.TERMINATED, text, position);
    }

    void checkModules(int loaded, Position position) {
        if (limits.modules() > 0 && loaded >= limits.modules()) {
            throw new RhaiException(ErrorKind.TOO_MANY_MODULES, "Too many modules imported", position);
        }
    }

    void checkString(long length, Run run) {
        if (limits.stringLength() > 0 && length > limits.stringLength()) {
            throw tooLarge("Length of string");
        }
        fill(length, run);
    }

    void checkArray(long size, Run run) {
        if (limits.arraySize() > 0 && size > limits.arraySize()) {
            throw tooLarge("Size of array/BLOB");
        }
        fill(BYTES_PER_ELEMENT, run);
    }

    void checkMap(long size, Run run) {
        if (limits.mapSize() > 0 && size > limits.mapSize()) {
            throw tooLarge("Size of object map");
        }
        fill(BYTES_PER_PROPERTY, run);
    }

    private static RhaiException tooLarge(String what) {
        return new RhaiException(ErrorKind.DATA_TOO_LARGE, what + " too large", Position.NONE).with("type", what);
    }

    /** Counts memory that is about to be taken; when that is much, looks at what is still there. */
    void fill(long bytes, Run run) {
        filled += bytes;
        if (limits.memoryBytes() > 0 && filled > limits.memoryBytes()) {
            filled = bytes + MemoryEstimate.of(run, limits.memoryBytes());
            checkTime(run.position());
            if (filled > limits.memoryBytes()) {
                throw new RhaiException(ErrorKind.DATA_TOO_LARGE, "Memory of variables too large", Position.NONE)
                        .with("type", "Memory of variables");
            }
        }
    }

    void sleep(double seconds) {
        long nanos = (long) Math.min(seconds * 1e9, Long.MAX_VALUE);
        if (nanos <= 0) {
            return;
        }
        if (deadline != Long.MAX_VALUE && nanos > deadline - System.nanoTime()) {
            throw terminated("Script terminated: it would sleep longer than it may run", Position.NONE);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw terminated("Script terminated: its thread was interrupted", Position.NONE);
        }
    }
}
