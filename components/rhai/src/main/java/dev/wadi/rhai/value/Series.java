package dev.wadi.rhai.value;

import java.util.Iterator;
import java.util.function.Supplier;

/**
 * Something that can only be walked, such as {@code range(0, 10, 3)} or the bits of a number. Every walk begins anew.
 *
 * @param name what its text form shows
 */
public record Series(String name, Supplier<Iterator<Object>> items) {

    @Override
    public String toString() {
        return name;
    }
}
