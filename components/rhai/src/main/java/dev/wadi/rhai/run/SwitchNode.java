package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Unit;
import dev.wadi.rhai.value.ValueKey;
import java.util.Map;

/** {@code switch}: by the value, then by ranges, then the default. */
public final class SwitchNode extends StatementNode {

    /** A case: condition null for always. */
    public record Case(Node condition, Node action) {
    }

    /** A range and the index of its case. */
    public record Range(RangeValue range, int index) {
    }

    private final Node value;
    private final Case[] cases;
    private final Map<Object, int[]> byKey;
    private final Range[] ranges;
    private final Node otherwise;

    public SwitchNode(Node value, Case[] cases, Map<Object, int[]> byKey, Range[] ranges, Node otherwise, Position position) {
        super(position);
        this.value = value;
        this.cases = cases;
        this.byKey = byKey;
        this.ranges = ranges;
        this.otherwise = otherwise;
    }

    @Override
    public Object execute(Frame frame) {
        Object matched = value.peek(frame);
        Object key = ValueKey.of(matched);
        Node action = key == null ? null : find(frame, matched, key);
        if (action == null) {
            action = otherwise;
        }
        return action == null ? Unit.UNIT : action.execute(frame);
    }

    private Node find(Frame frame, Object matched, Object key) {
        int[] candidates = byKey.get(key);
        if (candidates != null) {
            for (int index : candidates) {
                if (applies(frame, cases[index])) {
                    return cases[index].action;
                }
            }
        }
        for (Range range : ranges) {
            if (isInside(range.range, matched) && applies(frame, cases[range.index])) {
                return cases[range.index].action;
            }
        }
        return null;
    }

    private static boolean isInside(RangeValue range, Object matched) {
        if (matched instanceof Long number) {
            return range.contains(number.longValue());
        }
        return matched instanceof Double number && range.contains(number.doubleValue());
    }

    private static boolean applies(Frame frame, Case candidate) {
        return candidate.condition == null || candidate.condition.test(frame);
    }
}
