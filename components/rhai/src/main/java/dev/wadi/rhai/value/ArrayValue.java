package dev.wadi.rhai.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * An array. Copies share the elements until one of them is changed.
 *
 * <p>{@link #get} gives the element as it is: to keep it elsewhere, copy it; to change it in place, take it from {@link #own}.
 * Not thread safe.
 */
public final class ArrayValue implements Copyable {

    private static final Object[] NOTHING = {};

    private Object[] items;
    private int size;
    private boolean shared;

    public ArrayValue() {
        this(NOTHING, 0, false);
    }

    public ArrayValue(int capacity) {
        this(capacity == 0 ? NOTHING : allocated(capacity), 0, false);
    }

    private ArrayValue(Object[] items, int size, boolean shared) {
        this.items = items;
        this.size = size;
        this.shared = shared;
    }

    private static Object[] allocated(int capacity) {
        Allocation.ofElements(capacity);
        return new Object[capacity];
    }

    /** Takes the array over; the caller must not keep it. */
    public static ArrayValue over(Object[] items) {
        Allocation.ofElements(items.length);
        return new ArrayValue(items, items.length, false);
    }

    public static ArrayValue of(List<?> items) {
        return over(items.toArray());
    }

    @Override
    public ArrayValue copy() {
        shared = true;
        return new ArrayValue(items, size, true);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public Object get(int index) {
        return items[index];
    }

    /** The element, ready to be changed in place. */
    public Object own(int index) {
        unshare(0);
        return items[index];
    }

    public void set(int index, Object value) {
        unshare(0);
        items[index] = value;
    }

    public void add(Object value) {
        unshare(1);
        items[size++] = value;
    }

    public void addAll(ArrayValue other) {
        int count = other.size;
        Object[] others = other.items;
        unshare(count);
        for (int index = 0; index < count; index++) {
            items[size++] = Copyable.of(others[index]);
        }
    }

    public void insert(int index, Object value) {
        unshare(1);
        System.arraycopy(items, index, items, index + 1, size - index);
        items[index] = value;
        size++;
    }

    public Object remove(int index) {
        unshare(0);
        Object removed = items[index];
        System.arraycopy(items, index + 1, items, index, size - index - 1);
        items[--size] = null;
        return removed;
    }

    /** Removes {@code [from, to)} and gives what was there. */
    public ArrayValue removeRange(int from, int to) {
        unshare(0);
        ArrayValue removed = over(Arrays.copyOfRange(items, from, to));
        System.arraycopy(items, to, items, from, size - to);
        Arrays.fill(items, size - (to - from), size, null);
        size -= to - from;
        return removed;
    }

    /** A copy of {@code [from, to)}. */
    public ArrayValue slice(int from, int to) {
        Object[] part = new Object[to - from];
        for (int index = from; index < to; index++) {
            part[index - from] = Copyable.of(items[index]);
        }
        return over(part);
    }

    public void clear() {
        items = NOTHING;
        size = 0;
        shared = false;
    }

    /** Becomes what the other one is; the other one must not be used any more. */
    public void become(ArrayValue other) {
        items = other.items;
        size = other.size;
        shared = other.shared;
    }

    /** The elements for reading; changes of this array may or may not show. */
    public List<Object> asList() {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return items[index];
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** What copies share, for comparing identities. */
    public Object contents() {
        return items;
    }

    private void unshare(int more) {
        if (shared) {
            Object[] own = allocated(size + more);
            for (int index = 0; index < size; index++) {
                own[index] = Copyable.of(items[index]);
            }
            items = own;
            shared = false;
        } else if (size + more > items.length) {
            int capacity = Math.max(8, Math.max(size + more, size + (size >> 1)));
            Allocation.ofElements(capacity - size);
            items = Arrays.copyOf(items, capacity);
        }
    }

    @Override
    public String toString() {
        return Texts.debug(this);
    }
}
