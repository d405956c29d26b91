package dev.wadi.rhai.value;

/** A value of a host's own, which scripts can hold, pass on and print. Its {@code toString} is its text. */
public interface NamedValue {

    /** What {@code type_of} gives. */
    String typeName();
}
