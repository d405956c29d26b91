package dev.wadi.rhai.run;

/** The operators with two operands. */
public enum Operator {
    ADD("+"), SUBTRACT("-"), MULTIPLY("*"), DIVIDE("/"), MODULO("%"), POWER("**"), LEFT_SHIFT("<<"), RIGHT_SHIFT(">>"),
    AND("&"), OR("|"), XOR("^"), EQUAL("=="), NOT_EQUAL("!="), LESS("<"), LESS_OR_EQUAL("<="), GREATER(">"),
    GREATER_OR_EQUAL(">="), RANGE(".."), RANGE_INCLUSIVE("..=");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The operator, or null if it is none. */
    public static Operator of(String text) {
        for (Operator operator : values()) {
            if (operator.text.equals(text)) {
                return operator;
            }
        }
        return null;
    }

    boolean isComparison() {
        return ordinal() >= EQUAL.ordinal() && ordinal() <= GREATER_OR_EQUAL.ordinal();
    }
}
