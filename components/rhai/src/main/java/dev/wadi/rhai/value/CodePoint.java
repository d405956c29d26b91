package dev.wadi.rhai.value;

/** A character: one Unicode scalar value, whatever Java needs to store it. */
public final class CodePoint implements Comparable<CodePoint> {

    private static final CodePoint[] ASCII = new CodePoint[128];

    static {
        for (int value = 0; value < ASCII.length; value++) {
            ASCII[value] = new CodePoint(value);
        }
    }

    private final int value;

    private CodePoint(int value) {
        this.value = value;
    }

    public static CodePoint of(int value) {
        return value >= 0 && value < ASCII.length ? ASCII[value] : new CodePoint(value);
    }

    public int value() {
        return value;
    }

    @Override
    public int compareTo(CodePoint other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePoint point && point.value == value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    @Override
    public String toString() {
        return Character.toString(value);
    }
}
