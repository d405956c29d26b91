package dev.wadi.camel.script;

/** Text that a script made, fit for one line of a log: bounded, and without control characters. */
final class LogText {

    private static final int LONGEST = 1000;

    private LogText() {
    }

    static String of(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        int count = 0;
        for (int index = 0; index < text.length() && count < LONGEST; count++) {
            int point = text.codePointAt(index);
            index += Character.charCount(point);
            switch (Character.getType(point)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> line.append(escape(point));
                default -> line.appendCodePoint(point);
            }
        }
        int shown = text.codePointCount(0, text.length());
        return shown > LONGEST ? line + "... (" + shown + " characters)" : line.toString();
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u{%x}", point);
        };
    }
}
