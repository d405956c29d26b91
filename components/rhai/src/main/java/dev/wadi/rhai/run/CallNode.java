package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.value.Copyable;

/** {@code name(…)}: a function of the script if there is one, else of the library. */
public final class CallNode extends Node {

    private final String name;
    private final Node[] arguments;
    private final Program program;
    private final Resolution resolution;
    /** The variables that the function sees besides its own: those of {@code f!(…)}; else null. */
    private final ScopeView.Visible[] visible;
    private FunctionCode script;

    public CallNode(String name, Node[] arguments, Program program, ScopeView.Visible[] visible, Position position) {
        super(position);
        this.name = name;
        this.arguments = arguments;
        this.program = program;
        this.visible = visible;
        this.resolution = new Resolution(program.library().functions(name, arguments.length));
    }

    @Override
    public Object eval(Frame frame) {
        FunctionCode function = script;
        if (function == null) {
            function = program.function(name, arguments.length);
            script = function;
        }
        if (function != null) {
            Object[] slots = new Object[Math.max(function.slotCount(), arguments.length)];
            // as for the library's functions, a variable as the first argument is looked at last
            boolean variableFirst = visible == null && arguments.length > 1 && isVariable(arguments[0]);
            for (int index = variableFirst ? 1 : 0; index < arguments.length; index++) {
                slots[index] = arguments[index].eval(frame);
            }
            if (variableFirst) {
                slots[0] = arguments[0].eval(frame);
            }
            ScopeView view = visible == null ? null : new ScopeView(frame, visible);
            return frame.run.enter(function, slots, null, view, position());
        }
        frame.run.tick(position());
        return arguments.length > 0 && arguments[0] instanceof PlaceNode place && isVariable(place)
                ? callOn(frame, place) : callNative(frame);
    }

    private static boolean isVariable(Node place) {
        return place instanceof LocalNode || place instanceof ThisNode || place instanceof FreeVariableNode;
    }

    private Object callNative(Frame frame) {
        Object[] values = new Object[arguments.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = arguments[index].eval(frame);
        }
        NativeFunction function = find(values);
        if (function.receiver() == Receiver.REPLACE) {
            values[0] = new ValueReference(values[0]);
        }
        return frame.run.callNative(function, position(), values);
    }

    /** A variable as the first argument is given as it is, so that functions can change it. */
    private Object callOn(Frame frame, PlaceNode place) {
        Object[] values = new Object[arguments.length];
        for (int index = 1; index < values.length; index++) {
            values[index] = arguments[index].eval(frame);
        }
        values[0] = place.peek(frame);
        NativeFunction function = find(values);
        boolean changes = function.receiver() == Receiver.CHANGE || function.receiver() == Receiver.REPLACE;
        if (changes) {
            boolean copied = place.isConstant(frame) || place instanceof LocalNode local && local.isShared(frame);
            values[0] = function.receiver() == Receiver.CHANGE ? copied ? Copyable.of(values[0]) : place.own(frame)
                    : copied ? new ValueReference(Copyable.of(values[0])) : place.reference(frame);
        }
        return frame.run.callNative(function, position(), values);
    }

    private NativeFunction find(Object[] values) {
        NativeFunction function = resolution.find(values);
        if (function == null) {
            throw Operators.notFound(name, position(), values);
        }
        return function;
    }
}
