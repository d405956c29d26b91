package dev.wadi.camel.headers;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.util.CaseInsensitiveMap;

/**
 * Headers of a message: names in any letter case mean the same header, and the first spelling stays.
 *
 * <p>Shape: keeps few headers in arrays, in the order they came, and looks them up one by one: names are mostly the very
 * constants they were set with. More than {@value #FEW} of them move to Camel's own sorted map, so that a message with thousands of
 * headers costs no more than there. Equal in both: which names are the same, null values allowed, null names refused with a
 * {@link NullPointerException}, iterators that fail when the map changes under them.
 *
 * <p>Lifecycle and threads: like any map of a message, for one thread at a time.
 */
final class HeaderMap extends AbstractMap<String, Object> {

    private static final int FEW = 16;
    private static final int FIRST_CAPACITY = 6;

    private String[] names = new String[FIRST_CAPACITY];
    private Object[] values = new Object[FIRST_CAPACITY];
    private int size;
    private int changes;
    /** All headers, once they are too many for the arrays; null before. */
    private Map<String, Object> many;

    HeaderMap() {}

    HeaderMap(Map<String, Object> headers) {
        putAll(headers);
    }

    @Override
    public int size() {
        return many == null ? size : many.size();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public Object get(Object name) {
        if (many != null) {
            return many.get(name);
        }
        int index = indexOf((String) name);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(Object name) {
        return many == null ? indexOf((String) name) >= 0 : many.containsKey(name);
    }

    @Override
    public Object put(String name, Object value) {
        if (many != null) {
            return many.put(name, value);
        }
        int index = indexOf(name);
        if (index >= 0) {
            Object before = values[index];
            values[index] = value;
            return before;
        }
        changes++;
        if (size == FEW) {
            many = new CaseInsensitiveMap(this);
            return many.put(name, value);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, FEW);
            values = Arrays.copyOf(values, FEW);
        }
        names[size] = name;
        values[size] = value;
        size++;
        return null;
    }

    @Override
    public Object remove(Object name) {
        if (many != null) {
            return many.remove(name);
        }
        int index = indexOf((String) name);
        if (index < 0) {
            return null;
        }
        Object before = values[index];
        removeAt(index);
        return before;
    }

    @Override
    public void clear() {
        changes++;
        many = null;
        Arrays.fill(names, 0, size, null);
        Arrays.fill(values, 0, size, null);
        size = 0;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return many == null ? new FewEntries() : many.entrySet();
    }

    private void removeAt(int index) {
        changes++;
        size--;
        System.arraycopy(names, index + 1, names, index, size - index);
        System.arraycopy(values, index + 1, values, index, size - index);
        names[size] = null;
        values[size] = null;
    }

    private int indexOf(String name) {
        Objects.requireNonNull(name, "name of a header");
        for (int i = 0; i < size; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < size; i++) {
            // the letter-case rule of the sorted map, which no name of another length can meet
            if (names[i].length() == name.length() && names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The entries while they are few; a view that goes stale when they become many, as its iterators then say. */
    private final class FewEntries extends AbstractSet<Entry<String, Object>> {

        @Override
        public int size() {
            return HeaderMap.this.size();
        }

        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return many == null ? new FewIterator() : many.entrySet().iterator();
        }

        @Override
        public void clear() {
            HeaderMap.this.clear();
        }
    }

    private final class FewIterator implements Iterator<Entry<String, Object>> {

        private int next;
        private int known = changes;
        private boolean removable;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Entry<String, Object> next() {
            checkUnchanged();
            if (next >= size) {
                throw new NoSuchElementException();
            }
            removable = true;
            return new FewEntry(next++);
        }

        @Override
        public void remove() {
            checkUnchanged();
            if (!removable) {
                throw new IllegalStateException();
            }
            removable = false;
            removeAt(--next);
            known = changes;
        }

        private void checkUnchanged() {
            if (known != changes) {
                throw new ConcurrentModificationException();
            }
        }
    }

    private final class FewEntry extends SimpleEntry<String, Object> {

        private static final long serialVersionUID = 1L;

        FewEntry(int index) {
            super(names[index], values[index]);
        }

        @Override
        public Object setValue(Object value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
