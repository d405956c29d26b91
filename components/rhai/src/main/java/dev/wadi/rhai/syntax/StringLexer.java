package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;

/** Reads the inside of string and character literals. */
final class StringLexer {

    /**
     * What was read.
     *
     * @param interpolated whether it stopped before <code>${</code>
     * @param first position of the first character behind the opening quote
     * @param error null if all is well
     * @param errorAt where the error is
     */
    record Literal(String text, boolean interpolated, Position first, boolean terminated, String error, Position errorAt) {
    }

    static final String UNTERMINATED = "Open string is not terminated";

    private final Characters characters;
    private final int longest;

    StringLexer(Characters characters, int longest) {
        this.characters = characters;
        this.longest = longest;
    }

    /** From behind {@code #…#"} to {@code "#…#}. */
    Literal raw(int hashes, Position start) {
        StringBuilder text = new StringBuilder();
        int seen = -1;
        while (characters.peek() != Characters.END) {
            int point = characters.take();
            if (point == '"') {
                closeAgain(text, seen);
                seen = 0;
            } else if (point == '#' && seen >= 0) {
                if (++seen == hashes) {
                    return fine(text, false, start);
                }
            } else {
                closeAgain(text, seen);
                seen = -1;
                text.appendCodePoint(point);
                if (point == '\n') {
                    characters.newLine();
                }
            }
            if (isTooLong(text)) {
                return tooLong(start);
            }
        }
        return new Literal(text.toString(), false, start, false, null, start);
    }

    private static void closeAgain(StringBuilder text, int seen) {
        if (seen >= 0) {
            text.append('"').append("#".repeat(seen));
        }
    }

    /** Between double or single quotes: escapes, and for strings a backslash at the end of a line. */
    Literal quoted(int quote, boolean continuesLines, Position start) {
        StringBuilder text = new StringBuilder();
        Position first = Position.NONE;
        int skipSpaceUntil = 0;
        while (true) {
            int point = characters.take();
            if (point == Characters.END) {
                return failed(UNTERMINATED, start);
            }
            if (isTooLong(text)) {
                return tooLong(start);
            }
            if (point == quote && !characters.takeIf(quote)) {
                return fine(text, false, first);
            }
            first = first.isNone() ? characters.position() : first;
            if (point == '\r' && characters.peek() == '\n') {
                continue;
            }
            if (point == '\\') {
                int escaped = characters.take();
                if (escaped == Characters.END) {
                    return continuesLines ? new Literal("", false, start, false, null, start) : failed(UNTERMINATED, start);
                }
                if (escaped == '\r' && characters.peek() == '\n') {
                    escaped = characters.take();
                }
                if (escaped == '\n' && continuesLines) {
                    characters.newLine();
                    skipSpaceUntil = start.column() + 1;
                    continue;
                }
                if (escaped == '\n') {
                    return failed(UNTERMINATED, start);
                }
                Literal failure = escape(text, escaped, quote);
                if (failure != null) {
                    return failure;
                }
                skipSpaceUntil = 0;
            } else if (point == '\n') {
                return failed(UNTERMINATED, start);
            } else if (!(Character.isWhitespace(point) && characters.column() < skipSpaceUntil)) {
                text.appendCodePoint(point);
                skipSpaceUntil = 0;
            }
        }
    }

    /** Between back-ticks: as it stands, up to the next <code>${</code>. */
    Literal verbatim(Position start) {
        StringBuilder text = new StringBuilder();
        Position first = Position.NONE;
        while (true) {
            int point = characters.take();
            if (point == Characters.END) {
                return new Literal(text.toString(), false, first, false, null, start);
            }
            if (point == '$' && characters.peek() == '{') {
                return fine(text, true, first);
            }
            if (point == '\\' && characters.peek() == '$' && characters.peekSecond() == '{') {
                point = characters.takeUncounted();
            }
            if (isTooLong(text)) {
                return tooLong(start);
            }
            if (point == '`' && !characters.takeIf('`')) {
                return fine(text, false, first);
            }
            first = first.isNone() ? characters.position() : first;
            if (point == '\r' && characters.peek() == '\n') {
                continue;
            }
            text.appendCodePoint(point);
            if (point == '\n') {
                characters.newLine();
            }
        }
    }

    private Literal escape(StringBuilder text, int escaped, int quote) {
        switch (escaped) {
            case 'r' -> text.append('\r');
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case '\\' -> text.append('\\');
            case 'x' -> {
                return hexadecimal(text, escaped, 2);
            }
            case 'u' -> {
                return hexadecimal(text, escaped, 4);
            }
            case 'U' -> {
                return hexadecimal(text, escaped, 8);
            }
            default -> {
                if (escaped != quote) {
                    return malformed("\\" + Character.toString(escaped));
                }
                text.appendCodePoint(quote);
            }
        }
        return null;
    }

    private Literal hexadecimal(StringBuilder text, int kind, int digits) {
        StringBuilder sequence = new StringBuilder("\\").appendCodePoint(kind);
        long value = 0;
        for (int count = 0; count < digits; count++) {
            if (characters.peek() == Characters.END) {
                return malformed(sequence.toString());
            }
            int point = characters.take();
            sequence.appendCodePoint(point);
            int digit = point < 128 ? Character.digit(point, 16) : -1;
            if (digit < 0) {
                return malformed(sequence.toString());
            }
            value = value * 16 + digit;
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (value > Character.MAX_CODE_POINT || surrogate) {
            return malformed(sequence.toString());
        }
        text.appendCodePoint((int) value);
        return null;
    }

    private Literal malformed(String sequence) {
        return failed("Invalid escape sequence: '" + sequence + "'", characters.position());
    }

    private boolean isTooLong(StringBuilder text) {
        return longest > 0 && text.length() > longest;
    }

    private Literal tooLong(Position start) {
        return failed("Length of string exceeds the maximum limit (" + longest + ")", start);
    }

    private static Literal fine(StringBuilder text, boolean interpolated, Position first) {
        return new Literal(text.toString(), interpolated, first, true, null, Position.NONE);
    }

    private static Literal failed(String error, Position at) {
        return new Literal("", false, Position.NONE, false, error, at);
    }
}
