package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.Texts;

/** Calls through function pointers. */
final class Pointers {

    private Pointers() {
    }

    /**
     * Calls the function with its bound arguments before the given ones.
     *
     * @param self what {@code this} is, or null; a native function gets it as its first argument
     */
    static Object call(Run run, FunctionPointer pointer, Reference self, Object[] arguments, Position position) {
        return call(run, pointer, self, arguments, null, position);
    }

    /** The same; {@code outer} are the variables that a function of the script sees besides its own, or null. */
    static Object call(Run run, FunctionPointer pointer, Reference self, Object[] arguments, ScopeView outer, Position position) {
        Object[] all = withCurried(pointer, arguments);
        if (pointer.definition() instanceof FunctionCode closure && closure.arity() == all.length) {
            return run.callScript(closure, all, self, null, position);
        }
        FunctionCode function = find(run.program(), pointer.name(), all.length, self);
        if (function != null) {
            return run.callScript(function, all, self, outer, position);
        }
        return callNative(run, pointer, self, all, position);
    }

    static Object[] withCurried(FunctionPointer pointer, Object[] arguments) {
        int bound = pointer.curried().size();
        if (bound == 0) {
            return arguments;
        }
        Object[] all = new Object[bound + arguments.length];
        for (int index = 0; index < bound; index++) {
            all[index] = Copyable.of(pointer.curried().get(index));
        }
        System.arraycopy(arguments, 0, all, bound, arguments.length);
        return all;
    }

    static FunctionCode find(Program program, String name, int parameters, Reference self) {
        if (self != null && program.hasMethods()) {
            FunctionCode method = program.method(Texts.typeName(self.get()), name, parameters);
            if (method != null) {
                return method;
            }
        }
        return program.function(name, parameters);
    }

    private static Object callNative(Run run, FunctionPointer pointer, Reference self, Object[] arguments, Position position) {
        int bound = self == null ? 0 : 1;
        Object[] all = new Object[arguments.length + bound];
        System.arraycopy(arguments, 0, all, bound, arguments.length);
        if (self != null) {
            all[0] = self.get();
        }
        Operator operator = all.length == 2 ? Operator.of(pointer.name()) : null;
        if (operator != null) {
            return Operators.apply(operator, all[0], all[1], run, position);
        }
        NativeFunction function = run.library().functions(pointer.name(), all.length).find(all);
        if (function == null) {
            throw Operators.notFound(pointer.name(), position, all);
        }
        if (self != null) {
            refuseConstant(function, self, position);
        }
        if (all.length > 0) {
            all[0] = receiver(function, all[0], self);
        }
        return run.callNative(function, position, all);
    }

    static void refuseConstant(NativeFunction function, Reference self, Position position) {
        if (function.receiver() != Receiver.READ && self.isConstant()) {
            throw impureOnConstant(function.name(), position);
        }
    }

    static RhaiException impureOnConstant(String name, Position position) {
        return new RhaiException(ErrorKind.IMPURE_CALL_ON_CONSTANT, "Non-pure method '" + name + "' cannot be called on constant",
                position).with("function", name);
    }

    private static Object receiver(NativeFunction function, Object value, Reference self) {
        return switch (function.receiver()) {
            case READ, READ_NO_CONSTANT -> value;
            case CHANGE -> self == null ? value : self.own();
            case REPLACE -> self == null ? new ValueReference(value) : self;
        };
    }
}
