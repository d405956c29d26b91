package dev.wadi.rhai.error;

/**
 * A place in a script. Lines and columns count from 1, columns in characters (code points); {@link #NONE} is nowhere.
 */
public record Position(int line, int column) {

    public static final Position NONE = new Position(0, 0);

    public boolean isNone() {
        return line == 0;
    }

    /** Short form, such as {@code 3:14}. */
    public String brief() {
        return isNone() ? "none" : column == 0 ? Integer.toString(line) : line + ":" + column;
    }

    @Override
    public String toString() {
        return isNone() ? "none" : "line " + line + ", position " + column;
    }
}
