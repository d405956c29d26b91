package dev.wadi.definition.reader;

import dev.wadi.problem.Place;

/** The characters of a TOML file, read once from front to back, and the place that has been reached. */
final class TomlText {

    static final int END = -1;

    private final String file;
    private final int[] characters;
    private int at;
    private int line = 1;
    private int column = 1;

    TomlText(String file, String text) {
        this.file = file;
        this.characters = text.replace("\r\n", "\n").codePoints().toArray();
    }

    Place place() {
        return new Place(file, line, column);
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < characters.length ? characters[at + ahead] : END;
    }

    int next() {
        int character = peek();
        if (character == END) {
            return END;
        }
        at++;
        column = character == '\n' ? 1 : column + 1;
        line = character == '\n' ? line + 1 : line;
        return character;
    }

    boolean looksAt(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (peek(i) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Goes past the expected characters if they come next. */
    boolean accept(String expected) {
        if (!looksAt(expected)) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            next();
        }
        return true;
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            next();
        }
    }

    /** Goes past blanks, line ends and comments. */
    void skipToContent() throws TomlSyntaxException {
        while (true) {
            skipBlanks();
            if (peek() == '#') {
                skipComment();
            }
            if (peek() != '\n') {
                return;
            }
            next();
        }
    }

    void skipComment() throws TomlSyntaxException {
        while (peek() != '\n' && peek() != END) {
            if (peek() < ' ' && peek() != '\t' || peek() == 0x7f) {
                throw unexpected("a comment without control characters");
            }
            next();
        }
    }

    void skipLine() {
        int passed;
        do {
            passed = next();
        } while (passed != END && passed != '\n');
    }

    /** What stands here, in words for a person. */
    String here() {
        return switch (peek()) {
            case END -> "the end of the file";
            case '\n' -> "the end of the line";
            default -> "'" + Character.toString(peek()) + "'";
        };
    }

    TomlSyntaxException unexpected(String expected) {
        return new TomlSyntaxException(place(), "expected " + expected + ", found " + here());
    }
}
