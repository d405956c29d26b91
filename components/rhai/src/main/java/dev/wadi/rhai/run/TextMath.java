package dev.wadi.rhai.run;

import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.Texts;

/** Operators on strings and characters. */
final class TextMath {

    private TextMath() {
    }

    /** Null for operators that strings do not have. */
    static Object strings(Operator operator, String x, String y, Run run) {
        return switch (operator) {
            case ADD -> x.isEmpty() ? y : y.isEmpty() ? x : run.checked(x.concat(y));
            case SUBTRACT -> y.isEmpty() ? x : x.replace(y, "");
            case EQUAL -> x.equals(y);
            case NOT_EQUAL -> !x.equals(y);
            default -> compared(operator, operator.isComparison() ? Texts.BY_CODE_POINTS.compare(x, y) : 0);
        };
    }

    static Object characters(Operator operator, CodePoint x, CodePoint y) {
        return operator == Operator.ADD ? x.toString() + y : compared(operator, x.compareTo(y));
    }

    /** A character is compared as the string of it, but only with the first two characters of the other one. */
    static Object characterAndString(Operator operator, CodePoint x, String y, Run run) {
        return operator == Operator.ADD ? run.checked(x + y)
                : compared(operator, operator.isComparison() ? Texts.BY_CODE_POINTS.compare(x.toString(), firstTwo(y)) : 0);
    }

    static Object stringAndCharacter(Operator operator, String x, CodePoint y, Run run) {
        return switch (operator) {
            case ADD -> run.checked(x + y);
            case SUBTRACT -> x.replace(y.toString(), "");
            default -> compared(operator, operator.isComparison() ? Texts.BY_CODE_POINTS.compare(firstTwo(x), y.toString()) : 0);
        };
    }

    private static String firstTwo(String text) {
        return text.codePointCount(0, text.length()) <= 2 ? text : text.substring(0, text.offsetByCodePoints(0, 2));
    }

    static Object compared(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            default -> null;
        };
    }
}
