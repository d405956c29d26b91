package dev.wadi.rhai.value;

/** The value of nothing, {@code ()}. */
public enum Unit {
    UNIT;

    @Override
    public String toString() {
        return "";
    }
}
