package dev.wadi.camel.script.document;

import dev.wadi.rhai.value.Allocation;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as a map of a script: a field is decoded when the script asks for it, and remembers whether it was changed.
 *
 * <p>Keys come in the order of the document; new ones stand at the end. Of several fields with the same name scripts see the last
 * one; the others go when it is set or removed, so that nothing that was masked stays beside its mask.
 * Copies share everything until one of them is changed. Threads: that of its codec.
 */
public final class LazyDocument implements MapValue {

    /** What a format knows about its documents. */
    interface Format {

        /** What {@code type_of} gives for a document. */
        String typeName();

        /** Finds the fields of the document. */
        FieldIndex index(LazyDocument document);

        Object decode(LazyDocument document, int field);

        String name(byte[] bytes, int from, int to);

        /** Whether a name can be written in several ways. */
        boolean escapesNames();
    }

    static final byte AS_IT_WAS = 0;
    /** A container that was given out to be changed in place. */
    static final byte PERHAPS_CHANGED = 1;
    static final byte SET = 2;
    static final byte REMOVED = 3;

    private final Format format;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int level;
    /** Place of the event in a batch, or -1: what copies of the event's document have in common. */
    private int event = -1;

    private FieldIndex index;
    private Object[] values;
    private byte[] marks;
    private Map<String, Object> added = Map.of();
    private int removed;
    private boolean changed;
    private boolean shared;

    /** @param level 1 for a whole body, one more for each document around this one */
    LazyDocument(Format format, byte[] bytes, int from, int to, int level) {
        this.format = format;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.level = level;
    }

    /** A document whose fields are known already. */
    LazyDocument(Format format, byte[] bytes, int from, int to, int level, FieldIndex index) {
        this(format, bytes, from, to, level);
        take(index);
    }

    @Override
    public LazyDocument copy() {
        LazyDocument copy = new LazyDocument(format, bytes, from, to, level);
        copy.event = event;
        if (index != null) {
            copy.index = index;
            copy.values = values;
            copy.marks = marks;
            copy.added = added;
            copy.removed = removed;
            copy.changed = changed;
            copy.shared = true;
            shared = true;
        }
        return copy;
    }

    /** Marks the document, and all copies made of it from now on, as the one of an event. */
    public void belongsTo(int placeInBatch) {
        event = placeInBatch;
    }

    /** The event's place in its batch, or -1. */
    public int event() {
        return event;
    }

    @Override
    public String typeName() {
        return format.typeName();
    }

    @Override
    public int size() {
        FieldIndex fields = index();
        return fields.count() - fields.duplicates() - removed + added.size();
    }

    @Override
    public Object get(String key) {
        int field = index().find(key);
        return field >= 0 && marks[field] != REMOVED ? value(field) : added.get(key);
    }

    @Override
    public Object own(String key) {
        int field = index().find(key);
        unshare();
        if (field < 0 || marks[field] == REMOVED) {
            changed |= added.get(key) instanceof Copyable;
            return added.get(key);
        }
        Object value = value(field);
        if (value instanceof Copyable && marks[field] == AS_IT_WAS) {
            marks[field] = PERHAPS_CHANGED;
            changed = true;
        }
        return value;
    }

    @Override
    public boolean contains(String key) {
        int field = index().find(key);
        return field >= 0 && marks[field] != REMOVED || added.containsKey(key);
    }

    @Override
    public void put(String key, Object value) {
        int field = index().find(key);
        unshare();
        changed = true;
        if (field >= 0 && marks[field] != REMOVED) {
            values[field] = value;
            marks[field] = SET;
            removeHidden(field, key);
            return;
        }
        if (added.isEmpty()) {
            added = new LinkedHashMap<>();
        }
        added.put(key, value);
    }

    @Override
    public Object remove(String key) {
        int field = index().find(key);
        if (field >= 0 && marks[field] != REMOVED) {
            unshare();
            changed = true;
            Object value = value(field);
            values[field] = null;
            marks[field] = REMOVED;
            removed++;
            removeHidden(field, key);
            return value;
        }
        if (!added.containsKey(key)) {
            return null;
        }
        unshare();
        return added.remove(key);
    }

    /** Duplicates do not count as removed, as they did not count before. */
    private void removeHidden(int seen, String name) {
        if (index.hasDuplicates()) {
            for (int field = index.findBefore(seen, name); field >= 0; field = index.findBefore(field, name)) {
                marks[field] = REMOVED;
            }
        }
    }

    @Override
    public void clear() {
        FieldIndex fields = index();
        unshare();
        changed = true;
        Arrays.fill(marks, REMOVED);
        Arrays.fill(values, null);
        removed = fields.count() - fields.duplicates();
        added = Map.of();
    }

    @Override
    public Collection<String> keys() {
        FieldIndex fields = index();
        List<String> keys = new ArrayList<>(fields.count() + added.size());
        for (int field = 0; field < fields.count(); field++) {
            if (marks[field] != REMOVED && !fields.isHidden(field)) {
                keys.add(fields.name(field));
            }
        }
        keys.addAll(added.keySet());
        return keys;
    }

    @Override
    public Iterable<?> heldValues() {
        List<Object> held = new ArrayList<>(added.values());
        for (int field = 0; index != null && field < values.length; field++) {
            if (values[field] != null) {
                held.add(values[field]);
            }
        }
        return held;
    }

    /** Whether the document is written as the bytes that it was read from. */
    boolean isUntouched() {
        if (!changed) {
            return true;
        }
        if (removed > 0 || !added.isEmpty()) {
            return false;
        }
        for (int field = 0; field < marks.length; field++) {
            if (!isUntouched(field)) {
                return false;
            }
        }
        return true;
    }

    /** A field that a later one of the same name hides goes as soon as that one was changed, be it inside of it. */
    private boolean isOutdated(int field) {
        if (!changed || !index.hasDuplicates()) {
            return false;
        }
        int seen = index.find(index.name(field));
        return seen != field && !isUntouched(seen);
    }

    boolean isUntouched(int field) {
        return marks[field] == AS_IT_WAS && !isOutdated(field)
                || marks[field] == PERHAPS_CHANGED && values[field] instanceof LazyDocument inner && inner.isUntouched();
    }

    boolean isRemoved(int field) {
        return marks[field] == REMOVED || isOutdated(field);
    }

    Format format() {
        return format;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int level() {
        return level;
    }

    /** Fields that the document did not have, in the order in which they came. */
    Map<String, Object> added() {
        return added;
    }

    FieldIndex index() {
        if (index == null) {
            take(format.index(this));
        }
        return index;
    }

    private void take(FieldIndex found) {
        index = found;
        Allocation.ofElements(found.count());
        values = new Object[found.count()];
        marks = new byte[found.count()];
    }

    Object value(int field) {
        Object value = values[field];
        if (value == null) {
            value = format.decode(this, field);
            values[field] = value;
        }
        return value;
    }

    private void unshare() {
        if (!shared) {
            return;
        }
        Allocation.ofElements(values.length);
        values = values.clone();
        for (int field = 0; field < values.length; field++) {
            values[field] = Copyable.of(values[field]);
        }
        marks = marks.clone();
        if (!added.isEmpty()) {
            Map<String, Object> own = new LinkedHashMap<>();
            added.forEach((name, value) -> own.put(name, Copyable.of(value)));
            added = own;
        }
        shared = false;
    }

    @Override
    public String toString() {
        return Texts.debug(this);
    }
}
