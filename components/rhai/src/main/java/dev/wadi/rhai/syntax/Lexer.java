package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.CodePoint;
import java.util.Set;

/**
 * Splits a script into tokens. What is wrong becomes a token too, {@link TokenKind#ERROR}: whether it matters is the parser's
 * decision. Whoever reads an interpolated string calls {@link #continueText()} behind each of its blocks.
 */
final class Lexer {

    private final Characters characters;
    private final StringLexer strings;
    private final NumberLexer numbers;
    private final Set<String> disabled;
    private boolean unaryAllowed = true;
    private boolean withinText;

    Lexer(String text, SyntaxOptions options) {
        characters = new Characters(text);
        disabled = options.disabled();
        strings = new StringLexer(characters, options.stringLength());
        numbers = new NumberLexer(characters);
    }

    /** The next token is the text behind an interpolated block. */
    void continueText() {
        withinText = true;
    }

    Token next() {
        Token token = withinText ? textToken() : token();
        unaryAllowed = token.kind().allowsUnaryNext();
        return token;
    }

    private Token textToken() {
        withinText = false;
        Position start = characters.position();
        return verbatim(strings.verbatim(start), null);
    }

    private Token token() {
        while (characters.peek() != Characters.END) {
            int point = characters.take();
            Position start = characters.position();
            Token token = token(point, characters.peek(), start);
            if (token != null) {
                return token;
            }
        }
        characters.advance();
        return new Token(TokenKind.END, "{EOF}", null, characters.position());
    }

    /** Null when it was white space or a comment. */
    private Token token(int point, int following, Position start) {
        if (point >= '0' && point <= '9') {
            return numbers.read(point, false, start);
        }
        if (point == '-' && following >= '0' && following <= '9' && unaryAllowed) {
            return numbers.read(characters.take(), true, start);
        }
        if (Words.startsIdentifier(point) || point == '_') {
            return word(point, start);
        }
        return switch (point) {
            case '"' -> string(strings.quoted('"', true, start), start);
            case '`' -> backTick(start);
            case '\'' -> character(following, start);
            case '#' -> hash(following, start);
            case '/' -> slash(following, start);
            case '\n' -> {
                characters.newLine();
                yield null;
            }
            case ' ', '\t', '\r', '\f' -> null;
            default -> symbol(point, following, start);
        };
    }

    private Token word(int first, Position start) {
        StringBuilder word = new StringBuilder().appendCodePoint(first);
        while (Words.continuesIdentifier(characters.peek())) {
            word.appendCodePoint(characters.take());
        }
        String text = word.toString();
        TokenKind keyword = TokenKind.ofWord(text);
        if (keyword != null) {
            if (disabled.contains(text)) {
                return new Token(TokenKind.RESERVED, text, text, start);
            }
            return Token.of(keyword, start);
        }
        if (Words.isReserved(text)) {
            if (disabled.contains(text)) {
                return Token.error("reserved keyword '" + text + "' is disabled", start);
            }
            return reserved(text, start);
        }
        return Words.isIdentifier(text) ? new Token(TokenKind.IDENTIFIER, text, text, start)
                : Token.error("Variable name is not proper: '" + text + "'", start);
    }

    private static Token reserved(String text, Position start) {
        String hint = Words.hintAbout(text);
        return hint == null ? new Token(TokenKind.RESERVED, text, text, start) : Token.error(hint, start);
    }

    private Token backTick(Position start) {
        // a line break right behind the opening back-tick is not part of the string
        if (characters.takeIf('\r')) {
            characters.takeIf('\n');
            characters.newLine();
        } else if (characters.takeIf('\n')) {
            characters.newLine();
        }
        return verbatim(strings.verbatim(start), start);
    }

    private static Token verbatim(StringLexer.Literal literal, Position start) {
        Position position = start == null ? literal.first() : start;
        if (literal.error() != null) {
            return Token.error(literal.error(), literal.errorAt());
        }
        if (!literal.terminated()) {
            return Token.error(StringLexer.UNTERMINATED, position);
        }
        return literal.interpolated() ? new Token(TokenKind.INTERPOLATED, "string", literal.text(), position)
                : new Token(TokenKind.STRING, "\"" + literal.text() + "\"", literal.text(), position);
    }

    private static Token string(StringLexer.Literal literal, Position start) {
        if (literal.error() != null) {
            return Token.error(literal.error(), literal.errorAt());
        }
        return literal.terminated() ? new Token(TokenKind.STRING, "\"" + literal.text() + "\"", literal.text(), start)
                : Token.error(StringLexer.UNTERMINATED, start);
    }

    private Token character(int following, Position start) {
        if (following == '\'') {
            return Token.error("Invalid character: ''", start);
        }
        StringLexer.Literal literal = strings.quoted('\'', false, start);
        if (literal.error() != null) {
            return Token.error(literal.error(), literal.errorAt());
        }
        String text = literal.text();
        return text.codePointCount(0, text.length()) == 1
                ? new Token(TokenKind.CHARACTER, text, CodePoint.of(text.codePointAt(0)), start)
                : Token.error("Invalid character: '" + text + "'", start);
    }

    private Token hash(int following, Position start) {
        if (following == '"' || following == '#') {
            return rawString(start);
        }
        if (characters.takeIf('{')) {
            return Token.of(TokenKind.MAP_START, start);
        }
        if (following == '!') {
            return reserved("#!", start);
        }
        if (characters.takeIf(' ')) {
            return reserved(characters.takeIf('{') ? "# {" : "#", start);
        }
        return reserved("#", start);
    }

    private Token rawString(Position start) {
        int hashes = 1;
        while (characters.takeIf('#')) {
            hashes++;
        }
        if (characters.peek() != '"') {
            int wrong = characters.takeUncounted();
            return Token.error(wrong == Characters.END ? StringLexer.UNTERMINATED
                    : "Unexpected '" + Character.toString(wrong) + "'", start);
        }
        characters.take();
        return string(strings.raw(hashes, start), start);
    }

    private Token slash(int following, Position start) {
        if (following == '/') {
            skipLine();
            return null;
        }
        if (following == '*') {
            skipBlockComment();
            return null;
        }
        return Token.of(characters.takeIf('=') ? TokenKind.DIVIDE_ASSIGN : TokenKind.DIVIDE, start);
    }

    private void skipLine() {
        while (characters.peek() != Characters.END) {
            int point = characters.take();
            if (point == '\r') {
                characters.takeIf('\n');
                characters.newLine();
                return;
            }
            if (point == '\n') {
                characters.newLine();
                return;
            }
        }
    }

    /** Block comments nest; one that is not closed ends with the script. */
    private void skipBlockComment() {
        characters.take();
        int depth = 1;
        while (depth > 0 && characters.peek() != Characters.END) {
            int point = characters.take();
            if (point == '/' && characters.takeIf('*')) {
                depth++;
            } else if (point == '*' && characters.takeIf('/')) {
                depth--;
            } else if (point == '\n') {
                characters.newLine();
            }
        }
    }

    private Token symbol(int point, int following, Position start) {
        return switch (point) {
            case '+' -> characters.takeIf('=') ? Token.of(TokenKind.PLUS_ASSIGN, start)
                    : characters.takeIf('+') ? reserved("++", start)
                    : Token.of(unaryAllowed ? TokenKind.UNARY_PLUS : TokenKind.PLUS, start);
            case '-' -> minus(following, start);
            case '*' -> star(start);
            case '(' -> characters.takeIf(')') ? Token.of(TokenKind.UNIT, start)
                    : characters.takeIf('*') ? reserved("(*", start) : Token.of(TokenKind.LEFT_PARENTHESIS, start);
            case '.' -> dot(start);
            case '=' -> equals(start);
            case ':' -> colon(start);
            case '<' -> less(start);
            case '>' -> greater(start);
            case '!' -> bang(following, start);
            case '|' -> characters.takeIf('|') ? Token.of(TokenKind.OR, start)
                    : characters.takeIf('=') ? Token.of(TokenKind.OR_ASSIGN, start)
                    : characters.takeIf('>') ? reserved("|>", start) : Token.of(TokenKind.PIPE, start);
            case '&' -> Token.of(characters.takeIf('&') ? TokenKind.AND
                    : characters.takeIf('=') ? TokenKind.AND_ASSIGN : TokenKind.AMPERSAND, start);
            case '^' -> Token.of(characters.takeIf('=') ? TokenKind.XOR_ASSIGN : TokenKind.XOR, start);
            case '%' -> Token.of(characters.takeIf('=') ? TokenKind.MODULO_ASSIGN : TokenKind.MODULO, start);
            case '?' -> characters.takeIf('.') ? Token.of(TokenKind.ELVIS, start)
                    : characters.takeIf('?') ? Token.of(TokenKind.DOUBLE_QUESTION, start)
                    : characters.takeIf('[') ? Token.of(TokenKind.QUESTION_BRACKET, start) : reserved("?", start);
            case '{' -> Token.of(TokenKind.LEFT_BRACE, start);
            case '}' -> Token.of(TokenKind.RIGHT_BRACE, start);
            case ')' -> Token.of(TokenKind.RIGHT_PARENTHESIS, start);
            case '[' -> Token.of(TokenKind.LEFT_BRACKET, start);
            case ']' -> Token.of(TokenKind.RIGHT_BRACKET, start);
            case ';' -> Token.of(TokenKind.SEMICOLON, start);
            case ',' -> Token.of(TokenKind.COMMA, start);
            case '~', '@', '$' -> reserved(Character.toString(point), start);
            default -> Token.error("Unexpected '" + Character.toString(point) + "'", start);
        };
    }

    private Token minus(int following, Position start) {
        if (following >= '0' && following <= '9') {
            return Token.of(TokenKind.MINUS, start);
        }
        if (characters.takeIf('=')) {
            return Token.of(TokenKind.MINUS_ASSIGN, start);
        }
        if (characters.takeIf('>')) {
            return reserved("->", start);
        }
        return characters.takeIf('-') ? reserved("--", start)
                : Token.of(unaryAllowed ? TokenKind.UNARY_MINUS : TokenKind.MINUS, start);
    }

    private Token star(Position start) {
        if (characters.takeIf(')')) {
            return reserved("*)", start);
        }
        if (characters.takeIf('*')) {
            return Token.of(characters.takeIf('=') ? TokenKind.POWER_ASSIGN : TokenKind.POWER, start);
        }
        return Token.of(characters.takeIf('=') ? TokenKind.MULTIPLY_ASSIGN : TokenKind.MULTIPLY, start);
    }

    private Token dot(Position start) {
        if (!characters.takeIf('.')) {
            return Token.of(TokenKind.PERIOD, start);
        }
        return characters.takeIf('.') ? reserved("...", start)
                : Token.of(characters.takeIf('=') ? TokenKind.INCLUSIVE_RANGE : TokenKind.EXCLUSIVE_RANGE, start);
    }

    private Token equals(Position start) {
        if (characters.takeIf('=')) {
            return characters.takeIf('=') ? reserved("===", start) : Token.of(TokenKind.EQUAL_TO, start);
        }
        return Token.of(characters.takeIf('>') ? TokenKind.DOUBLE_ARROW : TokenKind.EQUALS, start);
    }

    private Token colon(Position start) {
        if (characters.takeIf(':')) {
            return characters.takeIf('<') ? reserved("::<", start) : Token.of(TokenKind.DOUBLE_COLON, start);
        }
        return characters.takeIf('=') ? reserved(":=", start)
                : characters.takeIf(';') ? reserved(":;", start) : Token.of(TokenKind.COLON, start);
    }

    private Token less(Position start) {
        if (characters.takeIf('=')) {
            return Token.of(TokenKind.LESS_OR_EQUAL, start);
        }
        if (characters.takeIf('-')) {
            return reserved("<-", start);
        }
        if (characters.takeIf('<')) {
            return Token.of(characters.takeIf('=') ? TokenKind.LEFT_SHIFT_ASSIGN : TokenKind.LEFT_SHIFT, start);
        }
        return characters.takeIf('|') ? reserved("<|", start) : Token.of(TokenKind.LESS, start);
    }

    private Token greater(Position start) {
        if (characters.takeIf('=')) {
            return Token.of(TokenKind.GREATER_OR_EQUAL, start);
        }
        if (characters.takeIf('>')) {
            return Token.of(characters.takeIf('=') ? TokenKind.RIGHT_SHIFT_ASSIGN : TokenKind.RIGHT_SHIFT, start);
        }
        return Token.of(TokenKind.GREATER, start);
    }

    private Token bang(int following, Position start) {
        if (following == 'i' && characters.peekSecond() == 'n') {
            characters.take();
            characters.take();
            if (!Words.continuesIdentifier(characters.peek())) {
                return Token.of(TokenKind.NOT_IN, start);
            }
            characters.back(2);
            return Token.of(TokenKind.BANG, start);
        }
        if (characters.takeIf('=')) {
            return characters.takeIf('=') ? reserved("!==", start) : Token.of(TokenKind.NOT_EQUAL_TO, start);
        }
        return characters.takeIf('.') ? reserved("!.", start) : Token.of(TokenKind.BANG, start);
    }
}
