package dev.wadi.rhai.syntax;

import java.util.HashMap;
import java.util.Map;

/** Kinds of tokens. Those with a text always look the same. */
public enum TokenKind {
    LEFT_BRACE("{"), RIGHT_BRACE("}"), LEFT_PARENTHESIS("("), RIGHT_PARENTHESIS(")"), LEFT_BRACKET("["), RIGHT_BRACKET("]"),
    UNIT("()"), PLUS("+"), UNARY_PLUS("+"), MINUS("-"), UNARY_MINUS("-"), MULTIPLY("*"), DIVIDE("/"), MODULO("%"), POWER("**"),
    LEFT_SHIFT("<<"), RIGHT_SHIFT(">>"), SEMICOLON(";"), COLON(":"), DOUBLE_COLON("::"), DOUBLE_ARROW("=>"), UNDERSCORE("_"),
    COMMA(","), PERIOD("."), ELVIS("?."), DOUBLE_QUESTION("??"), QUESTION_BRACKET("?["), EXCLUSIVE_RANGE(".."),
    INCLUSIVE_RANGE("..="), MAP_START("#{"), EQUALS("="), TRUE("true"), FALSE("false"), LET("let"), CONST("const"), IF("if"),
    ELSE("else"), SWITCH("switch"), DO("do"), WHILE("while"), UNTIL("until"), LOOP("loop"), FOR("for"), IN("in"), NOT_IN("!in"),
    LESS("<"), GREATER(">"), LESS_OR_EQUAL("<="), GREATER_OR_EQUAL(">="), EQUAL_TO("=="), NOT_EQUAL_TO("!="), BANG("!"),
    PIPE("|"), OR("||"), XOR("^"), AMPERSAND("&"), AND("&&"), FN("fn"), CONTINUE("continue"), BREAK("break"), RETURN("return"),
    THROW("throw"), TRY("try"), CATCH("catch"), PLUS_ASSIGN("+="), MINUS_ASSIGN("-="), MULTIPLY_ASSIGN("*="),
    DIVIDE_ASSIGN("/="), LEFT_SHIFT_ASSIGN("<<="), RIGHT_SHIFT_ASSIGN(">>="), AND_ASSIGN("&="), OR_ASSIGN("|="),
    XOR_ASSIGN("^="), MODULO_ASSIGN("%="), POWER_ASSIGN("**="), PRIVATE("private"), IMPORT("import"), EXPORT("export"), AS("as"),
    INTEGER(null), FLOAT(null), CHARACTER(null), STRING(null), INTERPOLATED(null), IDENTIFIER(null), RESERVED(null),
    ERROR(null), END(null);

    private static final Map<String, TokenKind> WORDS = new HashMap<>();

    static {
        for (TokenKind kind : values()) {
            if (kind.text != null && Character.isLetter(kind.text.charAt(0)) || kind == UNDERSCORE) {
                WORDS.put(kind.text, kind);
            }
        }
    }

    private final String text;

    TokenKind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The keyword, or null. */
    static TokenKind ofWord(String word) {
        return WORDS.get(word);
    }

    /** How strongly an operator binds; 0 for what is none. */
    int precedence() {
        return switch (this) {
            case OR, XOR, PIPE -> 30;
            case AND, AMPERSAND -> 60;
            case EQUAL_TO, NOT_EQUAL_TO -> 90;
            case IN, NOT_IN -> 110;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 130;
            case DOUBLE_QUESTION -> 135;
            case EXCLUSIVE_RANGE, INCLUSIVE_RANGE -> 140;
            case PLUS, MINUS -> 150;
            case DIVIDE, MULTIPLY, MODULO -> 180;
            case POWER -> 190;
            case LEFT_SHIFT, RIGHT_SHIFT -> 210;
            default -> 0;
        };
    }

    boolean bindsRight() {
        return this == POWER;
    }

    /** Whether a sign behind this token belongs to the number that follows. */
    boolean allowsUnaryNext() {
        return switch (this) {
            case SEMICOLON, COLON, COMMA, DOUBLE_QUESTION, EXCLUSIVE_RANGE, INCLUSIVE_RANGE, LEFT_BRACE, LEFT_PARENTHESIS,
                    LEFT_BRACKET, PLUS, PLUS_ASSIGN, UNARY_PLUS, MINUS, MINUS_ASSIGN, UNARY_MINUS, MULTIPLY, MULTIPLY_ASSIGN,
                    DIVIDE, DIVIDE_ASSIGN, MODULO, MODULO_ASSIGN, POWER, POWER_ASSIGN, LEFT_SHIFT, LEFT_SHIFT_ASSIGN, RIGHT_SHIFT,
                    RIGHT_SHIFT_ASSIGN, EQUALS, EQUAL_TO, NOT_EQUAL_TO, LESS, GREATER, BANG, LESS_OR_EQUAL, GREATER_OR_EQUAL,
                    PIPE, AMPERSAND, IF, WHILE, UNTIL, IN, NOT_IN, AND, AND_ASSIGN, OR, OR_ASSIGN, XOR, XOR_ASSIGN, RETURN,
                    THROW, QUESTION_BRACKET, ERROR -> true;
            default -> false;
        };
    }

    boolean isStandardKeyword() {
        return switch (this) {
            case FN, PRIVATE, IMPORT, EXPORT, AS, TRUE, FALSE, LET, CONST, IF, ELSE, DO, WHILE, UNTIL, LOOP, FOR, IN, CONTINUE,
                    BREAK, RETURN, THROW, TRY, CATCH -> true;
            default -> false;
        };
    }

    boolean isOperatorAssignment() {
        return baseOperator() != null;
    }

    /** {@code +} for {@code +=}; null for what is no assignment with an operator. */
    TokenKind baseOperator() {
        return switch (this) {
            case PLUS_ASSIGN -> PLUS;
            case MINUS_ASSIGN -> MINUS;
            case MULTIPLY_ASSIGN -> MULTIPLY;
            case DIVIDE_ASSIGN -> DIVIDE;
            case LEFT_SHIFT_ASSIGN -> LEFT_SHIFT;
            case RIGHT_SHIFT_ASSIGN -> RIGHT_SHIFT;
            case MODULO_ASSIGN -> MODULO;
            case POWER_ASSIGN -> POWER;
            case AND_ASSIGN -> AMPERSAND;
            case OR_ASSIGN -> PIPE;
            case XOR_ASSIGN -> XOR;
            default -> null;
        };
    }
}
