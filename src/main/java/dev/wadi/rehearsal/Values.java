package dev.wadi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Value;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values of a test file as what they must be; what does not fit is reported. */
final class Values {

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    /** A text, or a number or truth value by its text; empty for null. */
    Optional<String> text(Origin origin, String option, Value value) {
        if (value.json().isContainerNode()) {
            report(origin, option, value, "a text");
            return Optional.empty();
        }
        return value.json().isNull() ? Optional.empty() : Optional.of(value.json().asText());
    }

    /** Texts by name; a null stays one. */
    Map<String, String> texts(Origin origin, String option, Value value) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!value.json().isObject()) {
            report(origin, option, value, "a table of names and texts");
            return texts;
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = value.json().fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getValue().isContainerNode()) {
                report(origin, option, value, "a table of names and texts");
            }
            texts.put(field.getKey(), field.getValue().isNull() ? null : field.getValue().asText());
        }
        return texts;
    }

    byte[] base64(Origin origin, String option, Value value) {
        try {
            return Base64.getDecoder().decode(value.json().isTextual() ? value.json().textValue().replaceAll("\\s", "") : "-");
        } catch (IllegalArgumentException e) {
            report(origin, option, value, "base64");
            return new byte[0];
        }
    }

    private void report(Origin origin, String option, Value value, String allowed) {
        problems.add(origin.problem(ProblemCode.WRONG_TYPE, option, "must be " + allowed + ", found " + JsonDifference.shown(value.json()))
                .found(JsonDifference.shown(value.json())).allowing(allowed));
    }
}
