package dev.wadi.rhai.library;

/** White space as Unicode has it, which is neither what {@code String.strip} nor what {@code String.trim} takes away. */
final class Spaces {

    private Spaces() {
    }

    static boolean isSpace(char unit) {
        return unit == ' ' || unit >= '\t' && unit <= '\r' || unit == 0x85 || unit == 0xa0 || unit == 0x1680
                || unit >= 0x2000 && unit <= 0x200a || unit == 0x2028 || unit == 0x2029 || unit == 0x202f || unit == 0x205f
                || unit == 0x3000;
    }

    /** Without the white space at both ends. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
