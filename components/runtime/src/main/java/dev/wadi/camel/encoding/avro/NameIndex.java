package dev.wadi.camel.encoding.avro;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The place of names in a list, found by their UTF-8 bytes. */
final class NameIndex {

    private final byte[][] names;
    /** Open addressing; the place of a name plus 1, or 0. */
    private final int[] table;

    NameIndex(List<String> names) {
        this.names = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        table = new int[Integer.highestOneBit(Math.max(4, names.size())) * 4];
        for (int place = 0; place < this.names.length; place++) {
            byte[] name = this.names[place];
            int slot = hash(name, 0, name.length);
            while (table[slot & table.length - 1] != 0) {
                slot++;
            }
            table[slot & table.length - 1] = place + 1;
        }
    }

    byte[] name(int place) {
        return names[place];
    }

    int size() {
        return names.length;
    }

    /** Whether the region holds the name at a place. */
    boolean isAt(int place, byte[] bytes, int from, int to) {
        byte[] name = names[place];
        return name.length == to - from && Arrays.equals(name, 0, name.length, bytes, from, to);
    }

    /** The place of the name that the region holds, or -1. */
    int find(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to);
        while (true) {
            int place = table[slot & table.length - 1] - 1;
            if (place < 0 || isAt(place, bytes, from, to)) {
                return place;
            }
            slot++;
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
