package dev.wadi.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares JSON values and takes them apart. */
final class JsonValues {

    private JsonValues() {}

    /** Takes a place without parts. */
    @FunctionalInterface
    interface LeafVisitor {
        /** @return for a value with parts: whether to look into it; of no meaning for others */
        boolean visit(List<Object> steps, JsonNode value);
    }

    /** Whether both are the same value. A whole number is never the same as one with a fraction: 1 and 1.0 differ. */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.isIntegralNumber() == other.isIntegralNumber() && one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.getNodeType() != other.getNodeType() || one.size() != other.size()) {
            return false;
        }
        if (one.isArray()) {
            for (int index = 0; index < one.size(); index++) {
                if (!same(one.get(index), other.get(index))) {
                    return false;
                }
            }
            return true;
        }
        if (one.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = one.fields(); fields.hasNext();) {
                Map.Entry<String, JsonNode> field = fields.next();
                if (!other.has(field.getKey()) || !same(field.getValue(), other.get(field.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }

    /** {@code null}, {@code boolean}, {@code number}, {@code string}, {@code array} or {@code object}. */
    static String typeOf(JsonNode value) {
        return value.isMissingNode() ? "null" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** Whether the value has no parts: objects and arrays without any count as such. */
    static boolean isLeaf(JsonNode value) {
        return !value.isContainerNode() || value.isEmpty();
    }

    /** Visits the value and, where the visitor says so, what is in it. */
    static void walk(JsonNode root, LeafVisitor visitor) {
        walk(root, new ArrayList<>(), visitor);
    }

    private static void walk(JsonNode value, List<Object> steps, LeafVisitor visitor) {
        if (!visitor.visit(List.copyOf(steps), value) || isLeaf(value)) {
            return;
        }
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                walkChild(value.get(index), index, steps, visitor);
            }
            return;
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            walkChild(field.getValue(), field.getKey(), steps, visitor);
        }
    }

    private static void walkChild(JsonNode child, Object step, List<Object> steps, LeafVisitor visitor) {
        steps.add(step);
        walk(child, steps, visitor);
        steps.remove(steps.size() - 1);
    }
}
