package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;

/** {@code base[index]}. */
public final class IndexNode extends PlaceNode {

    private final Node base;
    private final Node index;
    private final Position indexStart;

    /** {@code position} is that of the bracket. */
    public IndexNode(Node base, Node index, Position indexStart, Position position) {
        super(position);
        this.base = base;
        this.index = index;
        this.indexStart = indexStart;
    }

    @Override
    public Object peek(Frame frame) {
        Object key = index.peek(frame);
        return read(base.peek(frame), key);
    }

    private Object read(Object container, Object key) {
        if (container instanceof ArrayValue array) {
            return array.get(arrayIndex(array.size(), key));
        }
        if (container instanceof MapValue map) {
            Object value = map.get(mapKey(key));
            return value == null ? Unit.UNIT : value;
        }
        return readSmall(container, key);
    }

    private Object readSmall(Object container, Object key) {
        if (container instanceof BlobValue blob) {
            return blob.get(arrayIndex(blob.size(), key));
        }
        if (container instanceof String string) {
            return StringElements.read(string, key, indexStart);
        }
        if (container instanceof Long number) {
            return BitElements.read(number, key, indexStart);
        }
        throw notIndexable(container, key);
    }

    private RhaiException notIndexable(Object container, Object key) {
        String text = Texts.typeName(container) + " [" + Texts.typeName(key) + "]";
        return new RhaiException(ErrorKind.INDEXING_TYPE, "Indexer unavailable: " + text, position()).with("type", text);
    }

    private String mapKey(Object key) {
        if (key instanceof String string) {
            return string;
        }
        throw mismatch("string", key, indexStart);
    }

    private int arrayIndex(int size, Object key) {
        if (!(key instanceof Long number)) {
            throw mismatch("i64", key, indexStart);
        }
        long place = number < 0 ? number + size : number;
        if (place < 0 || place >= size) {
            String there = size == 0 ? "array is empty" : size == 1 ? "only 1 element in array" : "only " + size + " elements in array";
            throw new RhaiException(ErrorKind.ARRAY_BOUNDS, "Array index " + number + " out of bounds: " + there, indexStart)
                    .with("length", (long) size).with("index", number);
        }
        return (int) place;
    }

    private Object ownBase(Frame frame) {
        return base instanceof PlaceNode place ? place.own(frame) : base.eval(frame);
    }

    @Override
    public Object own(Frame frame) {
        Object key = index.peek(frame);
        Object container = ownBase(frame);
        if (container instanceof ArrayValue array) {
            return array.own(arrayIndex(array.size(), key));
        }
        if (container instanceof MapValue map) {
            Object value = map.own(mapKey(key));
            return value == null ? Unit.UNIT : value;
        }
        return readSmall(container, key);
    }

    @Override
    public void replace(Frame frame, Object value) {
        Object key = index.peek(frame);
        put(frame, ownBase(frame), key, value, Position.NONE);
    }

    @Override
    public void assign(Frame frame, Operator operator, Object value, Position operatorPosition) {
        Object key = index.peek(frame);
        Object container = ownBase(frame);
        boolean indexable = container instanceof ArrayValue || container instanceof MapValue || container instanceof BlobValue
                || container instanceof String || container instanceof Long;
        if (isConstant(frame)) {
            if (indexable) {
                // what is wrong with the key is said before what is wrong with the container
                read(container, key);
            }
            throw LocalNode.refused(rootName(), start());
        }
        Object assigned = value;
        if (operator != null && indexable) {
            Object old = container instanceof ArrayValue array ? array.own(arrayIndex(array.size(), key))
                    : container instanceof MapValue map ? map.own(mapKey(key)) : readSmall(container, key);
            assigned = Operators.assign(operator, old == null ? Unit.UNIT : old, value, frame.run, operatorPosition);
        }
        try {
            put(frame, container, key, assigned, operatorPosition);
        } catch (RhaiException failure) {
            throw failure.at(operatorPosition);
        }
    }

    private void put(Frame frame, Object container, Object key, Object value, Position operatorPosition) {
        if (container instanceof ArrayValue array) {
            array.set(arrayIndex(array.size(), key), value);
        } else if (container instanceof MapValue map) {
            map.put(mapKey(key), value);
            frame.run.checkMapSize(map.size());
        } else if (container instanceof BlobValue blob) {
            int place = arrayIndex(blob.size(), key);
            if (!(value instanceof Long number)) {
                throw mismatch("INT", value, operatorPosition);
            }
            blob.set(place, number);
        } else if (container instanceof String string) {
            replaceBase(frame, frame.run.checked(StringElements.write(string, key, value, indexStart, operatorPosition)));
        } else if (container instanceof Long number && (key instanceof Long || key instanceof RangeValue)) {
            replaceBase(frame, BitElements.write(number, key, value, indexStart, operatorPosition));
        } else if (container instanceof Long) {
            throw mismatch("i64", key, indexStart);
        } else {
            String text = Texts.typeName(container) + " [" + Texts.typeName(key) + "] = " + Texts.typeName(value);
            throw new RhaiException(ErrorKind.INDEXING_TYPE, "Indexer unavailable: " + text, position()).with("type", text);
        }
    }

    private void replaceBase(Frame frame, Object value) {
        if (base instanceof PlaceNode place) {
            place.replace(frame, value);
        }
    }

    @Override
    boolean isStored(Frame frame) {
        Object container = base.peek(frame);
        return container instanceof ArrayValue
                || container instanceof MapValue map && index.peek(frame) instanceof String key && map.contains(key);
    }

    @Override
    public boolean isConstant(Frame frame) {
        return base instanceof PlaceNode place && place.isConstant(frame);
    }

    @Override
    public String rootName() {
        return base instanceof PlaceNode place ? place.rootName() : "";
    }

    @Override
    public Position start() {
        return base instanceof PlaceNode place ? place.start() : base.position();
    }
}
