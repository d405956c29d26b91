package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Cell;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Texts;
import java.util.Arrays;

/** {@code base.name(…)}. */
public final class MethodNode extends Node {

    private final Node base;
    private final String name;
    private final Node[] arguments;
    private final Program program;
    private final Resolution resolution;
    private FunctionCode script;

    public MethodNode(Node base, String name, Node[] arguments, Program program, Position position) {
        super(position);
        this.base = base;
        this.name = name;
        this.arguments = arguments;
        this.program = program;
        this.resolution = new Resolution(program.library().functions(name, arguments.length + 1));
    }

    @Override
    public Object eval(Frame frame) {
        Object[] values = new Object[arguments.length + 1];
        for (int index = 0; index < arguments.length; index++) {
            values[index + 1] = arguments[index].eval(frame);
        }
        Object receiver = base instanceof PlaceNode ? base.peek(frame) : base.eval(frame);
        values[0] = receiver;
        if (receiver instanceof MapValue map && map.get(name) instanceof FunctionPointer pointer) {
            return Pointers.call(frame.run, pointer, target(frame, receiver), rest(values), position());
        }
        FunctionCode function = script(receiver);
        if (function != null) {
            return callScript(frame, function, values);
        }
        return callNative(frame, values);
    }

    private FunctionCode script(Object receiver) {
        if (program.hasMethods()) {
            FunctionCode method = program.method(Texts.typeName(receiver), name, arguments.length);
            if (method != null) {
                return method;
            }
        }
        if (script == null) {
            script = program.function(name, arguments.length);
        }
        return script;
    }

    private Reference reference(Frame frame, Object receiver) {
        return base instanceof PlaceNode place ? place.reference(frame) : new ValueReference(receiver);
    }

    /** What {@code this} is in a function of the script: a value that is computed or not there is a value of its own. */
    private Reference target(Frame frame, Object receiver) {
        return base instanceof PlaceNode place && place.isStored(frame) ? place.reference(frame)
                : new ValueReference(Copyable.of(receiver));
    }

    private static Object[] rest(Object[] values) {
        return Arrays.copyOfRange(values, 1, values.length);
    }

    private Object callScript(Frame frame, FunctionCode function, Object[] values) {
        Object[] slots = new Object[Math.max(function.slotCount(), arguments.length)];
        System.arraycopy(values, 1, slots, 0, arguments.length);
        return frame.run.enter(function, slots, target(frame, values[0]), null, position());
    }

    private Object callNative(Frame frame, Object[] values) {
        frame.run.tick(position());
        NativeFunction function = resolution.find(values);
        if (function == null) {
            return special(frame, values);
        }
        if (function.receiver() != Receiver.READ && base instanceof PlaceNode place) {
            if (place.isConstant(frame)) {
                throw Pointers.impureOnConstant(name, position());
            }
            if (function.receiver() == Receiver.CHANGE) {
                values[0] = place.own(frame);
            }
        }
        if (function.receiver() == Receiver.REPLACE) {
            values[0] = reference(frame, values[0]);
        }
        return frame.run.callNative(function, position(), values);
    }

    /** Methods that belong to the language and not to a library. */
    private Object special(Frame frame, Object[] values) {
        if (values.length == 1 && name.equals("type_of")) {
            return Texts.typeName(values[0]);
        }
        if (values.length == 1 && name.equals("is_shared")) {
            return base instanceof LocalNode local && local.isShared(frame);
        }
        if (name.equals("curry")) {
            if (values[0] instanceof FunctionPointer pointer) {
                return pointer.curry(Arrays.asList(rest(values)));
            }
            throw mismatchNamed("Fn", values[0], position());
        }
        if (name.equals("call")) {
            return callPointer(frame, values);
        }
        throw Operators.notFound(name, position(), values);
    }

    /** A closure cannot be called on a variable that it has captured itself. */
    private static void refuseRace(Cell called, FunctionPointer pointer) {
        for (int index = 0; called != null && index < pointer.curried().size(); index++) {
            if (pointer.curried().get(index) == called) {
                String text = "argument #" + (index + 1) + " of function '" + pointer.name() + "'";
                throw new RhaiException(ErrorKind.DATA_RACE, "Data race detected on " + text, Position.NONE).with("variable", text);
            }
        }
    }

    private Object callPointer(Frame frame, Object[] values) {
        if (values[0] instanceof FunctionPointer pointer) {
            return Pointers.call(frame.run, pointer, null, rest(values), position());
        }
        if (values.length == 1) {
            throw mismatchNamed("Fn", values[0], position());
        }
        if (!(values[1] instanceof FunctionPointer pointer)) {
            throw mismatchNamed("Fn", values[1], arguments[0].position());
        }
        if (base instanceof LocalNode local) {
            refuseRace(local.cell(frame), pointer);
        }
        Object[] given = Arrays.copyOfRange(values, 2, values.length);
        return Pointers.call(frame.run, pointer, target(frame, values[0]), given, position());
    }
}
