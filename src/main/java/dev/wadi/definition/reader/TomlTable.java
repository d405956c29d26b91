package dev.wadi.definition.reader;

import dev.wadi.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A TOML table while its file is being read, with what the format says about adding to it later. */
final class TomlTable {

    /** How a table came into being; decides who may add to it. */
    enum Origin { IMPLIED, HEADER, DOTTED_KEY, INLINE }

    /** A key with its value: a {@link TomlTable}, a {@link TomlTables}, or a finished {@link Node}. */
    record Slot(Place keyPlace, Object value) {}

    /** The tables of {@code [[name]]} headers. */
    record TomlTables(Place place, List<TomlTable> tables) {}

    private final Place place;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private Origin origin;
    private boolean damaged;

    TomlTable(Place place, Origin origin) {
        this.place = place;
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    void becomes(Origin newOrigin) {
        origin = newOrigin;
    }

    /** Notes that an entry could not be read. */
    void damage() {
        damaged = true;
    }

    Slot slot(String key) {
        return slots.get(key);
    }

    void put(String key, Place keyPlace, Object value) {
        slots.put(key, new Slot(keyPlace, value));
    }

    Node.Table freeze() {
        List<Node.Entry> entries = new ArrayList<>();
        slots.forEach((key, slot) -> entries.add(new Node.Entry(key, slot.keyPlace(), frozen(slot.value()))));
        return new Node.Table(place, entries, damaged);
    }

    private static Node frozen(Object value) {
        if (value instanceof TomlTable table) {
            return table.freeze();
        }
        if (value instanceof TomlTables list) {
            return new Node.Sequence(list.place(), list.tables().stream().<Node>map(TomlTable::freeze).toList());
        }
        return (Node) value;
    }
}
