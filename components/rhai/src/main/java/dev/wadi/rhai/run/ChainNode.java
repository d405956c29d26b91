package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.Unit;

/** A chain of properties, indexes and methods that needs steps before it, or may end early at a {@code ?.}. */
public final class ChainNode extends Node {

    /** A step: puts a value aside, or ends the chain if its value is {@code ()}. */
    public record Step(Node node, boolean endsAtUnit) {
    }

    private final Step[] before;
    private final Node last;

    public ChainNode(Step[] before, Node last, Position position) {
        super(position);
        this.before = before;
        this.last = last;
    }

    @Override
    public Object eval(Frame frame) {
        for (Step step : before) {
            if (step.endsAtUnit) {
                if (step.node.peek(frame) == Unit.UNIT) {
                    return Unit.UNIT;
                }
            } else {
                step.node.eval(frame);
            }
        }
        return last.eval(frame);
    }
}
