package dev.wadi.rhai.function;

/** A place that holds a value: a variable, an element, a property. Valid during one call only. */
public interface Reference {

    /** The value as it is: to keep it elsewhere, copy it. */
    Object get();

    /** The value, ready to be changed in place. */
    Object own();

    void set(Object value);

    boolean isConstant();
}
