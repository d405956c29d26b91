package dev.wadi.rhai.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine's own map: scripts see its keys sorted by code points. Copies share the properties until one of them is changed.
 */
public final class ObjectMap implements MapValue {

    private HashMap<String, Object> properties;
    private boolean shared;
    /** Sorted when somebody asks; null when it is not known to be right. */
    private List<String> sortedKeys;

    public ObjectMap() {
        this(new HashMap<>(8), false, null);
    }

    private ObjectMap(HashMap<String, Object> properties, boolean shared, List<String> sortedKeys) {
        this.properties = properties;
        this.shared = shared;
        this.sortedKeys = sortedKeys;
    }

    @Override
    public ObjectMap copy() {
        shared = true;
        return new ObjectMap(properties, true, sortedKeys);
    }

    @Override
    public int size() {
        return properties.size();
    }

    @Override
    public Object get(String key) {
        return properties.get(key);
    }

    @Override
    public Object own(String key) {
        unshare();
        return properties.get(key);
    }

    @Override
    public void put(String key, Object value) {
        unshare();
        if (properties.put(key, value) == null) {
            sortedKeys = null;
        }
    }

    @Override
    public Object remove(String key) {
        if (!properties.containsKey(key)) {
            return null;
        }
        unshare();
        sortedKeys = null;
        return properties.remove(key);
    }

    @Override
    public void clear() {
        properties = new HashMap<>(8);
        shared = false;
        sortedKeys = null;
    }

    @Override
    public Collection<String> keys() {
        if (sortedKeys == null) {
            String[] keys = properties.keySet().toArray(String[]::new);
            Arrays.sort(keys, Texts.BY_CODE_POINTS);
            sortedKeys = List.of(keys);
        }
        return sortedKeys;
    }

    @Override
    public Collection<Object> heldValues() {
        return properties.values();
    }

    /** What copies share, for comparing identities. */
    public Object contents() {
        return properties;
    }

    private void unshare() {
        if (shared) {
            Allocation.ofProperties(properties.size());
            HashMap<String, Object> own = new HashMap<>(Math.max(8, properties.size() * 2));
            for (Map.Entry<String, Object> property : properties.entrySet()) {
                own.put(property.getKey(), Copyable.of(property.getValue()));
            }
            properties = own;
            shared = false;
        }
    }

    @Override
    public String toString() {
        return Texts.debug(this);
    }
}
