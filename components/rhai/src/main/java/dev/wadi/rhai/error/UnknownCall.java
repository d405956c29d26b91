package dev.wadi.rhai.error;

import java.util.SortedSet;

/**
 * A call that can only fail, because there is no function that it could mean, whatever the values are.
 *
 * @param name as it is written
 * @param arguments how many there are, of a method without what stands before the dot
 * @param accepted numbers of arguments that functions of this name take; empty: there is none of this name
 */
public record UnknownCall(String name, int arguments, SortedSet<Integer> accepted, Position position) {
}
