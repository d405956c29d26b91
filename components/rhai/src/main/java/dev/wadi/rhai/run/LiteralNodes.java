package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Texts;

/** Values that are written in the script. */
public final class LiteralNodes {

    private LiteralNodes() {
    }

    /** A value that is always the same. */
    public static final class Constant extends Node {
        private final Object value;

        public Constant(Object value, Position position) {
            super(position);
            this.value = value;
        }

        public Object value() {
            return value;
        }

        @Override
        public Object eval(Frame frame) {
            return Copyable.of(value);
        }

        @Override
        public Object peek(Frame frame) {
            return value;
        }
    }

    /** An array whose elements are evaluated. */
    public static final class ArrayItems extends Node {
        private final Node[] items;

        public ArrayItems(Node[] items, Position position) {
            super(position);
            this.items = items;
        }

        @Override
        public Object eval(Frame frame) {
            Object[] values = new Object[items.length];
            int held = frame.run.heldCount();
            frame.run.hold(values);
            try {
                for (int index = 0; index < items.length; index++) {
                    values[index] = items[index].eval(frame);
                }
            } finally {
                frame.run.releaseTo(held);
            }
            try {
                frame.run.checkArraySize(values.length);
            } catch (RhaiException failure) {
                throw failure.at(position());
            }
            return ArrayValue.over(values);
        }
    }

    /** A map whose properties are evaluated. */
    public static final class MapProperties extends Node {
        private final String[] names;
        private final Node[] values;

        public MapProperties(String[] names, Node[] values, Position position) {
            super(position);
            this.names = names;
            this.values = values;
        }

        @Override
        public Object eval(Frame frame) {
            ObjectMap map = new ObjectMap();
            int held = frame.run.heldCount();
            frame.run.hold(map);
            try {
                for (int index = 0; index < names.length; index++) {
                    map.put(names[index], values[index].eval(frame));
                }
            } finally {
                frame.run.releaseTo(held);
            }
            try {
                frame.run.checkMapSize(map.size());
            } catch (RhaiException failure) {
                throw failure.at(position());
            }
            return map;
        }
    }

    /** A string with evaluated parts. */
    public static final class Interpolation extends Node {
        private final Node[] segments;

        public Interpolation(Node[] segments, Position position) {
            super(position);
            this.segments = segments;
        }

        @Override
        public Object eval(Frame frame) {
            StringBuilder text = new StringBuilder();
            for (Node segment : segments) {
                text.append(Texts.display(segment.peek(frame)));
            }
            try {
                return frame.run.checked(text.toString());
            } catch (RhaiException failure) {
                throw failure.at(position());
            }
        }
    }
}
