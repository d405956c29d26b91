package dev.wadi.rhai.function;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.FunctionPointer;
import java.util.List;

/** What a native function can ask of the running script. Valid during the call only. */
public interface CallContext {

    /** Where the function was called. */
    Position position();

    /** Calls a function of the script or of the library; arguments are given away. */
    Object call(FunctionPointer function, Object... arguments);

    /** Calls it with {@code this} bound to a place. */
    Object callOn(Reference self, FunctionPointer function, Object... arguments);

    /** Calls a native function by its name, such as {@code ==}. */
    Object callNative(String name, Object left, Object right);

    /** Whether two values are equal as {@code ==} has it; values that cannot be compared are not. */
    boolean areEqual(Object left, Object right);

    /** Fails if a string of so many UTF-16 units is too long. */
    String checked(String string);

    /** Fails if a string of so many UTF-16 units, which is about to be made, is too long; counts its memory. */
    void checkStringLength(long length);

    /** Fails if an array or blob of this size is too large; counts its memory. */
    void checkArraySize(long size);

    /** Fails if a map of this size is too large; counts its memory. */
    void checkMapSize(long size);

    /** Counts what is in this container, too, as memory of the script until the called function ends. */
    void hold(Object container);

    /** Counts work that is done in a loop of Java. */
    void countOperation();

    void print(String text);

    void debug(String text);

    /** Waits, but fails at once if that would be longer than the script may still run. */
    void sleep(double seconds);

    /** Names and parameters of the script's functions. */
    Iterable<ScriptFunction> scriptFunctions();

    /** A function of the script, for reflection. */
    record ScriptFunction(String name, String thisType, List<String> parameters, boolean isPrivate) {
    }
}
