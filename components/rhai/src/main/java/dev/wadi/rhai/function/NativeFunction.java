package dev.wadi.rhai.function;

import java.util.List;

/**
 * A function written in Java.
 *
 * <p>Arguments are of the types that {@link #parameters()} says. The first one is as {@link #receiver()} says; the others are given
 * away. The result is given away too: a container that is also kept elsewhere must be copied. Bodies may throw
 * {@code RhaiException}s without a position; the call's is filled in.
 */
public abstract class NativeFunction {

    private final String name;
    private final Receiver receiver;
    private final List<ParameterType> parameters;

    private NativeFunction(String name, Receiver receiver, List<ParameterType> parameters) {
        this.name = name;
        this.receiver = receiver;
        this.parameters = parameters;
    }

    /** A body without arguments. */
    @FunctionalInterface
    public interface Body0 {
        Object call(CallContext context);
    }

    /** A body with one argument. */
    @FunctionalInterface
    public interface Body1 {
        Object call(CallContext context, Object first);
    }

    /** A body with two arguments. */
    @FunctionalInterface
    public interface Body2 {
        Object call(CallContext context, Object first, Object second);
    }

    /** A body with three arguments. */
    @FunctionalInterface
    public interface Body3 {
        Object call(CallContext context, Object first, Object second, Object third);
    }

    /** A body with any number of arguments. */
    @FunctionalInterface
    public interface BodyN {
        Object call(CallContext context, Object[] arguments);
    }

    public static NativeFunction of(String name, Body0 body) {
        return of(name, Receiver.READ, List.of(), (context, arguments) -> body.call(context));
    }

    public static NativeFunction of(String name, Receiver receiver, ParameterType first, Body1 body) {
        return new NativeFunction(name, receiver, List.of(first)) {
            @Override
            public Object call(CallContext context, Object[] arguments) {
                return body.call(context, arguments[0]);
            }

            @Override
            public Object call(CallContext context, Object one) {
                return body.call(context, one);
            }
        };
    }

    public static NativeFunction of(String name, Receiver receiver, ParameterType first, ParameterType second, Body2 body) {
        return new NativeFunction(name, receiver, List.of(first, second)) {
            @Override
            public Object call(CallContext context, Object[] arguments) {
                return body.call(context, arguments[0], arguments[1]);
            }

            @Override
            public Object call(CallContext context, Object one, Object two) {
                return body.call(context, one, two);
            }
        };
    }

    public static NativeFunction of(String name, Receiver receiver, ParameterType first, ParameterType second,
            ParameterType third, Body3 body) {
        return of(name, receiver, List.of(first, second, third),
                (context, arguments) -> body.call(context, arguments[0], arguments[1], arguments[2]));
    }

    public static NativeFunction of(String name, Receiver receiver, List<ParameterType> parameters, BodyN body) {
        return new NativeFunction(name, receiver, List.copyOf(parameters)) {
            @Override
            public Object call(CallContext context, Object[] arguments) {
                return body.call(context, arguments);
            }
        };
    }

    public final String name() {
        return name;
    }

    public final Receiver receiver() {
        return receiver;
    }

    public final List<ParameterType> parameters() {
        return parameters;
    }

    public abstract Object call(CallContext context, Object[] arguments);

    public Object call(CallContext context, Object one) {
        return call(context, new Object[] {one});
    }

    public Object call(CallContext context, Object one, Object two) {
        return call(context, new Object[] {one, two});
    }

    final boolean accepts(Object[] arguments) {
        for (int index = 0; index < arguments.length; index++) {
            if (!parameters.get(index).accepts(arguments[index])) {
                return false;
            }
        }
        return true;
    }

    /** Functions with a smaller rank are preferred: the leftmost {@code ANY} weighs most. */
    final int rank() {
        int rank = 0;
        for (ParameterType parameter : parameters) {
            rank = rank * 2 + (parameter.isAny() ? 1 : 0);
        }
        return rank;
    }
}
