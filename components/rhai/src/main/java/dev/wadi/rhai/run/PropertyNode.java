package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.Overloads;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;

/** {@code base.name}: a property of a map, or one that the library knows. */
public final class PropertyNode extends PlaceNode {

    private final Node base;
    private final String name;
    private final Overloads getters;

    public PropertyNode(Node base, String name, Overloads getters, Position position) {
        super(position);
        this.base = base;
        this.name = name;
        this.getters = getters;
    }

    @Override
    public Object peek(Frame frame) {
        Object container = base.peek(frame);
        if (container instanceof MapValue map) {
            Object value = map.get(name);
            return value == null ? Unit.UNIT : value;
        }
        return fromLibrary(frame, container);
    }

    private Object fromLibrary(Frame frame, Object container) {
        NativeFunction getter = getters.find(container);
        if (getter == null) {
            throw noGetter(container);
        }
        return frame.run.callNative(getter, position(), new Object[] {container});
    }

    private RhaiException noGetter(Object container) {
        return malformed("Unknown property '" + name + "' - a getter is not registered for type '" + Texts.typeName(container)
                + "'");
    }

    private RhaiException malformed(String text) {
        return new RhaiException(ErrorKind.DOT_EXPRESSION, text, position()).with("property", text);
    }

    private Object ownBase(Frame frame) {
        return base instanceof PlaceNode place ? place.own(frame) : base.eval(frame);
    }

    @Override
    public Object own(Frame frame) {
        Object container = ownBase(frame);
        if (container instanceof MapValue map) {
            Object value = map.own(name);
            return value == null ? Unit.UNIT : value;
        }
        return fromLibrary(frame, container);
    }

    @Override
    public void replace(Frame frame, Object value) {
        if (ownBase(frame) instanceof MapValue map) {
            map.put(name, value);
        }
    }

    @Override
    public void assign(Frame frame, Operator operator, Object value, Position operatorPosition) {
        Object container = ownBase(frame);
        if (!(container instanceof MapValue map)) {
            if (operator != null && getters.find(container) == null) {
                throw noGetter(container);
            }
            throw malformed("No writable property '" + name + "' - a setter is not registered for type '"
                    + Texts.typeName(container) + "' to handle '" + Texts.typeName(value) + "'");
        }
        if (isConstant(frame)) {
            throw LocalNode.refused(rootName(), start());
        }
        Object assigned = value;
        if (operator != null) {
            Object old = map.own(name);
            assigned = Operators.assign(operator, old == null ? Unit.UNIT : old, value, frame.run, operatorPosition);
        }
        map.put(name, assigned);
        try {
            frame.run.checkMapSize(map.size());
        } catch (RhaiException failure) {
            throw failure.at(operatorPosition);
        }
    }

    @Override
    boolean isStored(Frame frame) {
        return base.peek(frame) instanceof MapValue map && map.contains(name);
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
