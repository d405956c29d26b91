package dev.wadi.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places in a JSON value, written as names between dots: {@code user.name}, {@code items.[0].id}, or {@code items[0].id}. Empty text
 * is the whole value. A name that holds dots or brackets itself is found as well, unless the shorter reading leads somewhere.
 */
final class ValuePath {

    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})](?:\\.(?=.)|(?=\\[)|$)");

    private ValuePath() {}

    /**
     * A place that is there.
     *
     * @param steps names of fields as text, places in arrays as whole numbers
     */
    record Found(List<Object> steps, JsonNode value) {}

    /** Empty when there is no such place. */
    static Optional<Found> find(JsonNode root, String path) {
        List<Object> steps = new ArrayList<>();
        JsonNode value = find(root, path, steps);
        Collections.reverse(steps);
        return value == null ? Optional.empty() : Optional.of(new Found(List.copyOf(steps), value));
    }

    /** @param steps gets the steps from the last to the first */
    private static JsonNode find(JsonNode node, String rest, List<Object> steps) {
        if (rest.isEmpty()) {
            return node;
        }
        return node.isArray() ? findItem(node, rest, steps) : node.isObject() ? findField(node, rest, steps) : null;
    }

    private static JsonNode findItem(JsonNode array, String rest, List<Object> steps) {
        Matcher index = INDEX.matcher(rest);
        if (!index.lookingAt() || Integer.parseInt(index.group(1)) >= array.size()) {
            return null;
        }
        int place = Integer.parseInt(index.group(1));
        JsonNode found = find(array.get(place), rest.substring(index.end()), steps);
        if (found != null) {
            steps.add(place);
        }
        return found;
    }

    private static JsonNode findField(JsonNode object, String rest, List<Object> steps) {
        for (int end = 1; end <= rest.length(); end++) {
            boolean whole = end == rest.length();
            boolean dot = !whole && rest.charAt(end) == '.';
            if (!whole && !dot && rest.charAt(end) != '[' || dot && end + 1 == rest.length()) {
                continue;
            }
            String name = rest.substring(0, end);
            JsonNode child = object.get(name);
            JsonNode found = child == null ? null : find(child, rest.substring(dot ? end + 1 : end), steps);
            if (found != null) {
                steps.add(name);
                return found;
            }
        }
        return null;
    }

    /** The path of steps in the one spelling that is written. */
    static String text(List<Object> steps) {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            path.append(path.isEmpty() ? "" : ".").append(step instanceof Integer ? "[" + step + "]" : step);
        }
        return path.toString();
    }
}
