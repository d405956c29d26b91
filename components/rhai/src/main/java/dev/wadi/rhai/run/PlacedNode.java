package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;

/** A node whose errors of type are reported elsewhere than it is itself. */
public final class PlacedNode extends Node {

    private final Node node;

    public PlacedNode(Node node, Position position) {
        super(position);
        this.node = node;
    }

    @Override
    public Object eval(Frame frame) {
        return node.eval(frame);
    }

    @Override
    public Object peek(Frame frame) {
        return node.peek(frame);
    }
}
