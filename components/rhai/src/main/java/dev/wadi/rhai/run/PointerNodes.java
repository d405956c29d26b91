package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.FunctionPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Function pointers and closures. */
public final class PointerNodes {

    private PointerNodes() {
    }

    /** {@code Fn(name)}. */
    public static final class Make extends Node {
        private final Node name;
        private final Predicate<String> isFunctionName;
        private final Predicate<String> isReserved;

        public Make(Node name, Predicate<String> isFunctionName, Predicate<String> isReserved, Position position) {
            super(position);
            this.name = name;
            this.isFunctionName = isFunctionName;
            this.isReserved = isReserved;
        }

        @Override
        public Object eval(Frame frame) {
            Object value = name.peek(frame);
            if (!(value instanceof String wanted)) {
                throw mismatch("string", value, name.position());
            }
            if (isFunctionName.test(wanted)) {
                return new FunctionPointer(wanted);
            }
            if (isReserved.test(wanted)) {
                String kind = Character.isLetter(wanted.charAt(0)) ? "keyword" : "symbol";
                throw new RhaiException(ErrorKind.PARSING, "Syntax error: '" + wanted + "' is a reserved " + kind, name.position());
            }
            throw new RhaiException(ErrorKind.FUNCTION_NOT_FOUND, "Function not found: " + wanted, name.position())
                    .with("function", wanted);
        }
    }

    /** {@code curry(pointer, …)}. */
    public static final class Curry extends Node {
        private final Node pointer;
        private final Node[] arguments;

        public Curry(Node pointer, Node[] arguments, Position position) {
            super(position);
            this.pointer = pointer;
            this.arguments = arguments;
        }

        @Override
        public Object eval(Frame frame) {
            FunctionPointer known = pointer(frame, pointer);
            List<Object> bound = new ArrayList<>(arguments.length);
            for (Node argument : arguments) {
                bound.add(argument.eval(frame));
            }
            return known.curry(bound);
        }
    }

    private static FunctionPointer pointer(Frame frame, Node node) {
        Object value = node.peek(frame);
        if (value instanceof FunctionPointer pointer) {
            return pointer;
        }
        throw mismatchedPointer(value, node);
    }

    private static RhaiException mismatchedPointer(Object value, Node node) {
        return Node.mismatchNamed("Fn", value, node instanceof PlaceNode place ? place.start() : node.position());
    }

    /** {@code call(pointer, …)}. */
    public static final class Call extends Node {
        private final Node pointer;
        private final Node[] arguments;
        private final ScopeView.Visible[] visible;

        /** {@code visible} are the variables that the function sees besides its own, for {@code call!(…)}; else null. */
        public Call(Node pointer, Node[] arguments, ScopeView.Visible[] visible, Position position) {
            super(position);
            this.pointer = pointer;
            this.arguments = arguments;
            this.visible = visible;
        }

        @Override
        public Object eval(Frame frame) {
            FunctionPointer called = pointer(frame, pointer);
            Object[] values = new Object[arguments.length];
            for (int index = 0; index < values.length; index++) {
                values[index] = arguments[index].eval(frame);
            }
            ScopeView view = visible == null ? null : new ScopeView(frame, visible);
            return Pointers.call(frame.run, called, null, values, view, position());
        }
    }

    /** An anonymous function, with the variables that it captures. */
    public static final class Closure extends Node {
        private final FunctionCode function;
        private final Node[] captured;

        public Closure(FunctionCode function, Node[] captured, Position position) {
            super(position);
            this.function = function;
            this.captured = captured;
        }

        @Override
        public Object eval(Frame frame) {
            List<Object> shared = new ArrayList<>(captured.length);
            for (Node variable : captured) {
                shared.add(variable instanceof LocalNode local ? local.share(frame) : ((FreeVariableNode) variable).share(frame));
            }
            return new FunctionPointer(function.name(), shared, function);
        }
    }
}
