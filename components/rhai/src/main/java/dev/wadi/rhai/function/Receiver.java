package dev.wadi.rhai.function;

/** What a function does with its first argument, on which it can also be called like a method. */
public enum Receiver {

    /** Only reads it. */
    READ,

    /** Only reads it, but the reference implementation does not let it be called on constants as a method. */
    READ_NO_CONSTANT,

    /** Changes an array, a map or a blob in place. */
    CHANGE,

    /** Gets a {@link Reference} to where the value is, to put another value there. */
    REPLACE
}
