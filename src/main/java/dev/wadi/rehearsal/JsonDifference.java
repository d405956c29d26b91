package dev.wadi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Says where a JSON value is another than expected. */
final class JsonDifference {

    private static final int MOST_CHARACTERS = 200;

    private final boolean subset;
    private final List<String> differences = new ArrayList<>();

    private JsonDifference(boolean subset) {
        this.subset = subset;
    }

    /**
     * One sentence for each difference, which begins with its place.
     *
     * @param name of the whole value
     * @param subset whether objects may hold more than expected
     */
    static List<String> between(String name, JsonNode expected, JsonNode actual, boolean subset) {
        JsonDifference difference = new JsonDifference(subset);
        difference.compare(name, expected, actual);
        return difference.differences;
    }

    /** The value on one line, cut off where it is long. */
    static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            compareObjects(path, expected, actual);
        } else if (expected.isArray() && actual.isArray()) {
            compareArrays(path, expected, actual);
        } else if (expected.isNumber() && actual.isNumber() ? !sameNumber(expected, actual) : !expected.equals(actual)) {
            differences.add(path + ": expected " + shown(expected) + ", found " + shown(actual));
        }
    }

    private void compareObjects(String path, JsonNode expected, JsonNode actual) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = expected.fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            String place = path + "." + field.getKey();
            JsonNode found = actual.get(field.getKey());
            if (found == null) {
                differences.add(place + ": expected " + shown(field.getValue()) + ", found nothing");
            } else {
                compare(place, field.getValue(), found);
            }
        }
        if (!subset) {
            actual.fieldNames().forEachRemaining(name -> {
                if (!expected.has(name)) {
                    differences.add(path + "." + name + ": expected nothing, found " + shown(actual.get(name)));
                }
            });
        }
    }

    private void compareArrays(String path, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            differences.add(path + ": expected " + expected.size() + " items, found " + actual.size() + ": " + shown(actual));
            return;
        }
        for (int index = 0; index < expected.size(); index++) {
            compare(path + "[" + index + "]", expected.get(index), actual.get(index));
        }
    }

    private static boolean sameNumber(JsonNode expected, JsonNode actual) {
        if (expected.isIntegralNumber() != actual.isIntegralNumber()) {
            return false;
        }
        boolean finite = Double.isFinite(expected.doubleValue()) && Double.isFinite(actual.doubleValue());
        return finite || !expected.isFloatingPointNumber() ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : Double.compare(expected.doubleValue(), actual.doubleValue()) == 0;
    }
}
