package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;

/**
 * One token.
 *
 * @param text what error messages show
 * @param value of literals and identifiers; the message of {@link TokenKind#ERROR}
 */
record Token(TokenKind kind, String text, Object value, Position position) {

    static Token of(TokenKind kind, Position position) {
        return new Token(kind, kind.text(), null, position);
    }

    static Token error(String message, Position position) {
        return new Token(TokenKind.ERROR, message, message, position);
    }

    boolean is(TokenKind wanted) {
        return kind == wanted;
    }

    String string() {
        return (String) value;
    }
}
