package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;

/** The characters of a script, one by one, with the position of the last one taken. */
final class Characters {

    static final int END = -1;

    private final int[] points;
    private int next;
    private int line = 1;
    private int column;

    Characters(String text) {
        points = text.codePoints().toArray();
    }

    int peek() {
        return next < points.length ? points[next] : END;
    }

    /** The character behind the next one. */
    int peekSecond() {
        return next + 1 < points.length ? points[next + 1] : END;
    }

    /** Takes a character and counts its column. */
    int take() {
        advance();
        return takeUncounted();
    }

    int takeUncounted() {
        return next < points.length ? points[next++] : END;
    }

    boolean takeIf(int wanted) {
        if (peek() != wanted) {
            return false;
        }
        take();
        return true;
    }

    /** Gives the last characters back; they must be of one line. */
    void back(int count) {
        next -= count;
        column -= count;
    }

    void advance() {
        column++;
    }

    void newLine() {
        line++;
        column = 0;
    }

    int column() {
        return column;
    }

    Position position() {
        return new Position(line, column);
    }
}
