package dev.wadi.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The assertions of one case together: made of a result, checked against one. */
final class Assertions {

    private Assertions() {}

    /** One {@code equals} for each value without parts. Empty objects and arrays, and null, are such values. */
    static List<Assertion> of(JsonNode result) {
        List<Assertion> assertions = new ArrayList<>();
        JsonValues.walk(result, (steps, value) -> {
            if (JsonValues.isLeaf(value)) {
                assertions.add(new Assertion(ValuePath.text(steps), AssertType.EQUALS, value));
            }
            return true;
        });
        return assertions;
    }

    /** @param strict whether a value that no assertion looks at is a failure */
    static List<AssertionFailure> check(List<Assertion> assertions, JsonNode result, boolean strict) {
        List<AssertionFailure> failures = new ArrayList<>();
        assertions.forEach(assertion -> assertion.check(result).ifPresent(failures::add));
        if (strict) {
            addUnlooked(assertions, result, failures);
        }
        return failures;
    }

    /** What is asserted as a whole is looked at with all that is in it. */
    private static void addUnlooked(List<Assertion> assertions, JsonNode result, List<AssertionFailure> failures) {
        Set<List<Object>> looked = new HashSet<>();
        assertions.forEach(assertion -> ValuePath.find(result, assertion.path()).ifPresent(found -> looked.add(found.steps())));
        JsonValues.walk(result, (steps, value) -> {
            boolean covered = looked.contains(steps);
            if (!covered && JsonValues.isLeaf(value)) {
                String path = ValuePath.text(steps);
                failures.add(new AssertionFailure(path, AssertType.EQUALS, NullNode.getInstance(), value,
                        (path.isEmpty() ? "the result" : "'" + path + "'") + " is " + value + ", and no assertion looks at it"));
            }
            return !covered;
        });
    }
}
