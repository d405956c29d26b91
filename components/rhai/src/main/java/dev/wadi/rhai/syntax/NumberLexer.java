package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;

/** Reads numbers: decimal, hexadecimal, octal, binary, floats; underscores between digits mean nothing. */
final class NumberLexer {

    private final Characters characters;

    NumberLexer(Characters characters) {
        this.characters = characters;
    }

    /** From behind the first digit on. */
    Token read(int firstDigit, boolean negative, Position position) {
        StringBuilder text = new StringBuilder(negative ? "-" : "").appendCodePoint(firstDigit);
        if (firstDigit == '0') {
            int radix = radix(characters.peek());
            if (radix > 0) {
                text.appendCodePoint(characters.take());
                return inRadix(text, radix, position);
            }
        }
        decimalDigits(text);
        boolean isFloat = fraction(text);
        isFloat |= exponent(text);
        return decimal(text.toString(), isFloat, position);
    }

    private static int radix(int letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private Token inRadix(StringBuilder text, int radix, Position position) {
        while (characters.peek() == '_' || characters.peek() < 128 && Character.digit(characters.peek(), radix) >= 0) {
            int point = characters.take();
            if (point != '_') {
                text.appendCodePoint(point);
            }
        }
        // the reference counts the sign as one of the two characters that it skips
        String digits = text.substring(2);
        try {
            return integer(Long.parseUnsignedLong(digits, radix), position);
        } catch (NumberFormatException malformed) {
            return malformed(digits, position);
        }
    }

    private void decimalDigits(StringBuilder text) {
        while (isDigit(characters.peek()) || characters.peek() == '_') {
            int point = characters.take();
            if (point != '_') {
                text.appendCodePoint(point);
            }
        }
    }

    /** A dot belongs to the number unless it begins a range or a property. */
    private boolean fraction(StringBuilder text) {
        int behind = characters.peekSecond();
        if (characters.peek() != '.' || behind == '.' || behind == '_' || behind == Characters.END || Words.startsIdentifier(behind)) {
            return false;
        }
        characters.take();
        text.append(isDigit(behind) ? "." : ".0");
        decimalDigits(text);
        return true;
    }

    private boolean exponent(StringBuilder text) {
        int behind = characters.peekSecond();
        if (characters.peek() != 'e' && characters.peek() != 'E' || !isDigit(behind) && behind != '+' && behind != '-') {
            return false;
        }
        characters.take();
        text.append('e');
        if (!isDigit(behind)) {
            text.appendCodePoint(characters.take());
        }
        decimalDigits(text);
        return true;
    }

    private static Token decimal(String text, boolean isFloat, Position position) {
        if (!isFloat) {
            try {
                return integer(Long.parseLong(text), position);
            } catch (NumberFormatException tooLarge) {
                return new Token(TokenKind.FLOAT, text, Double.valueOf(text), position);
            }
        }
        char last = text.charAt(text.length() - 1);
        return isDigit(last) ? new Token(TokenKind.FLOAT, text, Double.valueOf(text), position) : malformed(text, position);
    }

    private static Token integer(long value, Position position) {
        return new Token(TokenKind.INTEGER, Long.toString(value), value, position);
    }

    private static Token malformed(String text, Position position) {
        return Token.error("Invalid number: '" + text + "'", position);
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }
}
