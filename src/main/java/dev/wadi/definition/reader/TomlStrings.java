package dev.wadi.definition.reader;

import dev.wadi.problem.Place;

/** Reads the four kinds of TOML strings. Source: TOML 1.0, "String". */
final class TomlStrings {

    private final TomlText text;

    TomlStrings(TomlText text) {
        this.text = text;
    }

    /** A string in quotes of one line; what a quoted key may be. */
    String line() throws TomlSyntaxException {
        Place start = text.place();
        int quote = text.next();
        StringBuilder content = new StringBuilder();
        while (text.peek() != quote) {
            if (text.peek() == '\n' || text.peek() == TomlText.END) {
                throw new TomlSyntaxException(start, "this text has no closing " + Character.toString(quote) + " on its line");
            }
            character(quote == '"', content);
        }
        text.next();
        return content.toString();
    }

    /** Any string: literal or basic, of one line or of several. */
    String any() throws TomlSyntaxException {
        if (text.looksAt("\"\"\"") || text.looksAt("'''")) {
            return lines();
        }
        return line();
    }

    private String lines() throws TomlSyntaxException {
        Place start = text.place();
        boolean basic = text.peek() == '"';
        String fence = basic ? "\"\"\"" : "'''";
        text.accept(fence);
        text.accept("\n");
        StringBuilder content = new StringBuilder();
        // up to two quotes may stand right before the closing fence and belong to the content
        while (!text.looksAt(fence) || text.peek(3) == fence.charAt(0)) {
            if (text.peek() == TomlText.END) {
                throw new TomlSyntaxException(start, "this text has no closing " + fence);
            }
            if (text.peek() == '\n') {
                content.append((char) text.next());
            } else if (!basic || !foldLine()) {
                character(basic, content);
            }
        }
        text.accept(fence);
        return content.toString();
    }

    /** A backslash at the end of a line removes the line end and the blanks that follow. */
    private boolean foldLine() {
        int ahead = 1;
        while (text.peek() == '\\' && (text.peek(ahead) == ' ' || text.peek(ahead) == '\t')) {
            ahead++;
        }
        if (text.peek() != '\\' || text.peek(ahead) != '\n') {
            return false;
        }
        text.next();
        while (text.peek() == ' ' || text.peek() == '\t' || text.peek() == '\n') {
            text.next();
        }
        return true;
    }

    private void character(boolean basic, StringBuilder content) throws TomlSyntaxException {
        int character = text.peek();
        if (character < ' ' && character != '\t' || character == 0x7f) {
            throw new TomlSyntaxException(text.place(), "a control character must be written as \\u%04x".formatted(character));
        }
        if (basic && character == '\\') {
            escaped(content);
        } else {
            content.appendCodePoint(text.next());
        }
    }

    private void escaped(StringBuilder content) throws TomlSyntaxException {
        Place start = text.place();
        text.next();
        int escape = text.next();
        switch (escape) {
            case 'b' -> content.append('\b');
            case 't' -> content.append('\t');
            case 'n' -> content.append('\n');
            case 'f' -> content.append('\f');
            case 'r' -> content.append('\r');
            case 'e' -> content.append('\u001b');
            case '"', '\\' -> content.append((char) escape);
            case 'u' -> content.appendCodePoint(hexadecimal(start, 4));
            case 'U' -> content.appendCodePoint(hexadecimal(start, 8));
            default -> throw new TomlSyntaxException(start,
                    "unknown escape in a text in double quotes; write \\\\ for a backslash, or use single quotes");
        }
    }

    private int hexadecimal(Place start, int digits) throws TomlSyntaxException {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(text.peek(), 16);
            if (digit < 0) {
                throw new TomlSyntaxException(start, "this escape needs " + digits + " hexadecimal digits");
            }
            value = value * 16 + digit;
            text.next();
        }
        if (value > Character.MAX_CODE_POINT || value >= 0xd800 && value <= 0xdfff) {
            throw new TomlSyntaxException(start, "this escape names no Unicode character");
        }
        return (int) value;
    }
}
