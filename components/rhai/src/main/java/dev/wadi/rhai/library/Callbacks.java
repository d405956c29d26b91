package dev.wadi.rhai.library;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.FunctionPointer;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls what scripts give to functions such as {@code map}: with the element as {@code this}, or as a parameter, or as a parameter
 * with its index or key behind; whatever the function can take.
 */
final class Callbacks {

    private Callbacks() {
    }

    /**
     * Calls the function.
     *
     * @param caller the library's function, for messages
     * @param self the element
     * @param arguments before the element
     * @param extra behind it, if the function takes it
     * @param place where among the arguments the element goes; negative when it can only be {@code this}
     */
    static Object call(CallContext context, String caller, FunctionPointer function, Reference self, List<Object> arguments,
            List<Object> extra, int place) {
        try {
            return attempt(context, function, self, arguments, extra, place);
        } catch (RhaiException failure) {
            if (failure.kind().isSystem()) {
                throw failure;
            }
            throw RhaiException.inCall(caller, false, failure, Position.NONE);
        }
    }

    private static Object attempt(CallContext context, FunctionPointer function, Reference self, List<Object> arguments,
            List<Object> extra, int place) {
        Object[] plain = copies(arguments);
        try {
            return self == null ? context.call(function, plain) : context.callOn(self, function, plain);
        } catch (RhaiException failure) {
            throwUnlessNotFound(failure, function);
        }
        List<Object> all = new ArrayList<>(arguments);
        if (self != null && place >= 0) {
            all.add(place, self.get());
            try {
                return context.call(function, copies(all));
            } catch (RhaiException failure) {
                throwUnlessNotFound(failure, function);
            }
        }
        all = new ArrayList<>(arguments);
        all.addAll(extra);
        if (self != null && place >= 0) {
            all.add(place, self.get());
            return context.call(function, copies(all));
        }
        return self == null ? context.call(function, copies(all)) : context.callOn(self, function, copies(all));
    }

    private static Object[] copies(List<Object> values) {
        return values.stream().map(Copyable::of).toArray();
    }

    private static void throwUnlessNotFound(RhaiException failure, FunctionPointer function) {
        boolean notFound = failure.kind() == ErrorKind.FUNCTION_NOT_FOUND
                && failure.text().startsWith("Function not found: " + function.name());
        if (!notFound) {
            throw failure;
        }
    }
}
