package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;

/**
 * A demand on one place of a script's result.
 *
 * @param path names between dots, {@code items.[0].id} or {@code items[0].id}; empty: the whole result
 * @param type what is demanded
 * @param expectedValue what it is compared with; of {@link AssertType#TYPE_MATCHES} the name of the type
 */
public record Assertion(
        @JsonProperty("path") String path,
        @JsonProperty("assert_type") AssertType type,
        @JsonProperty("expected_value") JsonNode expectedValue) {

    public Assertion {
        path = path == null ? "" : path;
        type = type == null ? AssertType.EQUALS : type;
        expectedValue = expectedValue == null ? NullNode.getInstance() : expectedValue;
    }

    /** Why the result does not do what is demanded; empty when it does. */
    Optional<AssertionFailure> check(JsonNode result) {
        JsonNode actual = ValuePath.find(result, path).map(ValuePath.Found::value).orElse(MissingNode.getInstance());
        String message = message(actual);
        return message == null ? Optional.empty() : Optional.of(new AssertionFailure(path, type, expectedValue,
                actual.isMissingNode() ? NullNode.getInstance() : actual, message));
    }

    private String message(JsonNode actual) {
        String where = path.isEmpty() ? "the result" : "'" + path + "'";
        if (type == AssertType.TYPE_MATCHES) {
            String found = JsonValues.typeOf(actual);
            return found.equals(expectedValue.asText()) ? null : "expected " + where + " to be of type " + expectedValue.asText()
                    + ", found " + found;
        }
        if (actual.isMissingNode()) {
            return where + " is not there";
        }
        return switch (type) {
            case EQUALS -> JsonValues.same(actual, expectedValue) ? null
                    : "expected " + where + " to be " + expectedValue + ", found " + actual;
            case CONTAINS -> contains(actual, where);
            default -> ordered(actual, where);
        };
    }

    private String contains(JsonNode actual, String where) {
        if (actual.isTextual() && expectedValue.isTextual()) {
            return actual.textValue().contains(expectedValue.textValue()) ? null
                    : "expected " + where + " to contain " + expectedValue + ", found " + actual;
        }
        if (!actual.isArray()) {
            return "only texts and arrays contain something, " + where + " is " + actual;
        }
        for (JsonNode item : actual) {
            if (JsonValues.same(item, expectedValue)) {
                return null;
            }
        }
        return "expected " + where + " to contain " + expectedValue + ", found " + actual;
    }

    private String ordered(JsonNode actual, String where) {
        if (!actual.isNumber() || !expectedValue.isNumber()) {
            return "only numbers can be greater or smaller, " + where + " is " + actual + " and is compared with " + expectedValue;
        }
        int order = actual.decimalValue().compareTo(expectedValue.decimalValue());
        String words = switch (type) {
            case GT -> order > 0 ? null : "greater than ";
            case GTE -> order >= 0 ? null : "at least ";
            case LT -> order < 0 ? null : "less than ";
            default -> order <= 0 ? null : "at most ";
        };
        return words == null ? null : "expected " + where + " to be " + words + expectedValue + ", found " + actual;
    }
}
