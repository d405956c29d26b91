package dev.wadi.rhai.library;

import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.MapValue;

/** A property of a map as a place. */
record MapProperty(MapValue map, String key) implements Reference {

    @Override
    public Object get() {
        return map.get(key);
    }

    @Override
    public Object own() {
        return map.own(key);
    }

    @Override
    public void set(Object value) {
        map.put(key, value);
    }

    @Override
    public boolean isConstant() {
        return false;
    }
}
