package dev.wadi.camel.script.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Where the fields of one document lie. Never changes; copies of a document share it. */
final class FieldIndex {

    /** Up to so many fields it is quicker to compare names than to hash them. */
    private static final int FEW = 24;
    private static final int STRIDE = 5;

    private final LazyDocument.Format format;
    private final byte[] bytes;
    private final int[] places;
    private final String[] names;
    /** Only where fields are many. */
    private Map<String, Integer> byName;
    private int duplicates = -1;

    /** Finds places one after another; used again for each document. */
    static final class Builder {
        private int[] places = new int[32 * STRIDE];
        private int size;

        void clear() {
            size = 0;
        }

        /** @param kind what the format wants to know again */
        void add(int nameFrom, int nameTo, int kind, int valueFrom, int valueTo) {
            if (size == places.length) {
                places = Arrays.copyOf(places, size * 2);
            }
            places[size] = nameFrom;
            places[size + 1] = nameTo;
            places[size + 2] = kind;
            places[size + 3] = valueFrom;
            places[size + 4] = valueTo;
            size += STRIDE;
        }

        FieldIndex build(LazyDocument.Format format, byte[] bytes) {
            return new FieldIndex(format, bytes, Arrays.copyOf(places, size));
        }
    }

    private FieldIndex(LazyDocument.Format format, byte[] bytes, int[] places) {
        this.format = format;
        this.bytes = bytes;
        this.places = places;
        this.names = new String[places.length / STRIDE];
    }

    int count() {
        return names.length;
    }

    int nameFrom(int field) {
        return places[field * STRIDE];
    }

    int nameTo(int field) {
        return places[field * STRIDE + 1];
    }

    int kind(int field) {
        return places[field * STRIDE + 2];
    }

    int valueFrom(int field) {
        return places[field * STRIDE + 3];
    }

    int valueTo(int field) {
        return places[field * STRIDE + 4];
    }

    String name(int field) {
        if (names[field] == null) {
            names[field] = format.name(bytes, nameFrom(field), nameTo(field));
        }
        return names[field];
    }

    /** The last field of this name, which is the one that counts; -1 if there is none. */
    int find(String name) {
        if (count() > FEW) {
            return hashed().getOrDefault(name, -1);
        }
        return findBefore(count(), name);
    }

    /** The last field of this name that lies before another one; -1 if there is none. */
    int findBefore(int before, String name) {
        for (int field = before - 1; field >= 0; field--) {
            if (isNamed(field, name)) {
                return field;
            }
        }
        return -1;
    }

    /** Whether a later field has the same name, so that nobody sees this one. */
    boolean isHidden(int field) {
        return hasDuplicates() && find(name(field)) != field;
    }

    boolean hasDuplicates() {
        return duplicates() > 0;
    }

    /** How many fields have a name that a later one has too. */
    int duplicates() {
        if (duplicates < 0) {
            duplicates = count() > FEW ? count() - hashed().size() : countDuplicates();
        }
        return duplicates;
    }

    private int countDuplicates() {
        int found = 0;
        for (int field = 1; field < count(); field++) {
            for (int earlier = 0; earlier < field; earlier++) {
                if (mayBeSame(earlier, field) && name(earlier).equals(name(field))) {
                    found++;
                    break;
                }
            }
        }
        return found;
    }

    private boolean mayBeSame(int one, int two) {
        return format.escapesNames() || Arrays.equals(bytes, nameFrom(one), nameTo(one), bytes, nameFrom(two), nameTo(two));
    }

    private Map<String, Integer> hashed() {
        if (byName == null) {
            Map<String, Integer> all = new HashMap<>(count() * 2);
            for (int field = 0; field < count(); field++) {
                all.put(name(field), field);
            }
            byName = all;
        }
        return byName;
    }

    private boolean isNamed(int field, String name) {
        int from = nameFrom(field);
        int length = nameTo(field) - from;
        if (length == name.length()) {
            for (int index = 0; index < length; index++) {
                if (bytes[from + index] != name.charAt(index) || bytes[from + index] == '\\' && format.escapesNames()) {
                    return false;
                }
            }
            // an escape is longer than what it stands for, and so is a character beyond ASCII
            return true;
        }
        return length > name.length() && mayBeLonger(from, length, name) && name(field).equals(name);
    }

    private boolean mayBeLonger(int from, int length, String name) {
        for (int index = 0; index < length; index++) {
            byte b = bytes[from + index];
            if (b < 0 || b == '\\') {
                return true;
            }
            if (index < name.length() && b != name.charAt(index)) {
                return false;
            }
        }
        return false;
    }
}
