package dev.wadi.rhai.value;

/** A value that can be changed in place, and is therefore copied when it gets a second owner. */
public interface Copyable {

    /** A copy that changes independently. Cheap: contents are shared until one of both is changed. */
    Copyable copy();

    /** The value itself if it cannot be changed in place, a copy if it can. */
    static Object of(Object value) {
        return value instanceof Copyable copyable ? copyable.copy() : value;
    }
}
