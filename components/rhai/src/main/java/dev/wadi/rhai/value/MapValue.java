package dev.wadi.rhai.value;

import java.util.Collection;

/**
 * An object map, as all operations of the language and of its library see it. {@link ObjectMap} is the engine's own; a host can
 * give its own, for instance one over a document that decodes a field when a script asks for it.
 *
 * <p>Values in and out are values of the engine. {@link #get} gives the property as it is: to keep it elsewhere, copy it.
 * Not thread safe.
 */
public interface MapValue extends Copyable {

    /** What {@code type_of} gives. */
    default String typeName() {
        return "map";
    }

    int size();

    /** The property, or null if there is none. */
    Object get(String key);

    /** The property, ready to be changed in place; null if there is none. */
    Object own(String key);

    default boolean contains(String key) {
        return get(key) != null;
    }

    void put(String key, Object value);

    /** Removes the property and gives it; null if there was none. */
    Object remove(String key);

    void clear();

    /** The keys in the order in which scripts see them. A snapshot or a view that is not changed while it is walked. */
    Collection<String> keys();

    /**
     * The values that are kept as objects, for the estimate of what a script's variables hold. A map over a document leaves out what
     * it has not decoded.
     */
    Iterable<?> heldValues();

    @Override
    MapValue copy();
}
