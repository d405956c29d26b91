package dev.wadi.rhai.value;

/** A variable that a closure has captured: the variable and the closures see the same cell. */
public final class Cell {

    private Object value;

    public Cell(Object value) {
        this.value = value;
    }

    public Object get() {
        return value;
    }

    public void set(Object newValue) {
        value = newValue;
    }

    /** The value in the cell if it is one, else the value itself. */
    public static Object open(Object value) {
        return value instanceof Cell cell ? cell.value : value;
    }
}
