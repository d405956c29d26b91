package dev.wadi.problem;

/**
 * A place in a text file, in the form that editors jump to.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1, counted in characters (code points)
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

    /** The first character of a file: where problems of the file as a whole are reported. */
    public static Place startOf(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
