package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.Cell;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Series;
import dev.wadi.rhai.value.Unit;
import java.util.Iterator;
import java.util.stream.IntStream;

/** {@code for}. */
public final class ForNode extends StatementNode {

    private final int variable;
    private final int counter;
    private final Node items;
    private final Node body;
    private final Position itemsStart;

    /** {@code counter} is negative when there is none. */
    public ForNode(int variable, int counter, Node items, Node body, Position itemsStart, Position position) {
        super(position);
        this.variable = variable;
        this.counter = counter;
        this.items = items;
        this.body = body;
        this.itemsStart = itemsStart;
    }

    @Override
    public Object execute(Frame frame) {
        Object walked = items.eval(frame);
        frame.slots[variable] = Unit.UNIT;
        if (counter >= 0) {
            frame.slots[counter] = 0L;
        }
        if (walked instanceof RangeValue range) {
            return walk(frame, range);
        }
        if (walked instanceof ArrayValue array) {
            return walk(frame, array);
        }
        return walk(frame, iterator(walked));
    }

    private Object walk(Frame frame, RangeValue range) {
        long end = range.end();
        long index = 0;
        for (long value = range.start(); range.inclusive() ? value <= end : value < end; value++) {
            Object finished = iterate(frame, index++, value);
            if (finished != null) {
                return finished;
            }
            if (value == Long.MAX_VALUE) {
                break;
            }
        }
        return Unit.UNIT;
    }

    private Object walk(Frame frame, ArrayValue array) {
        for (int index = 0; index < array.size(); index++) {
            Object finished = iterate(frame, index, Copyable.of(array.get(index)));
            if (finished != null) {
                return finished;
            }
        }
        return Unit.UNIT;
    }

    private Object walk(Frame frame, Iterator<Object> iterator) {
        long index = 0;
        while (hasNext(iterator)) {
            Object finished = iterate(frame, index++, iterator.next());
            if (finished != null) {
                return finished;
            }
        }
        return Unit.UNIT;
    }

    private boolean hasNext(Iterator<Object> iterator) {
        try {
            return iterator.hasNext();
        } catch (RhaiException failure) {
            throw failure.at(items.position());
        }
    }

    private Iterator<Object> iterator(Object walked) {
        if (walked instanceof String string) {
            return string.codePoints().mapToObj(point -> (Object) CodePoint.of(point)).iterator();
        }
        if (walked instanceof Series series) {
            return series.items().get();
        }
        if (walked instanceof BlobValue blob) {
            byte[] bytes = blob.toByteArray();
            return IntStream.range(0, bytes.length).mapToObj(index -> (Object) (bytes[index] & 0xffL)).iterator();
        }
        throw new RhaiException(ErrorKind.FOR, "For loop expects iterable type", itemsStart);
    }

    private Object iterate(Frame frame, long index, Object value) {
        frame.run.tick(position());
        if (counter >= 0) {
            store(frame, counter, index);
        }
        store(frame, variable, value);
        return LoopNodes.iterate(body, frame);
    }

    private static void store(Frame frame, int slot, Object value) {
        if (frame.slots[slot] instanceof Cell cell) {
            cell.set(value);
        } else {
            frame.slots[slot] = value;
        }
    }
}
