package dev.wadi.rhai.compile;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.run.AssignNodes;
import dev.wadi.rhai.run.ChainNode;
import dev.wadi.rhai.run.HiddenNode;
import dev.wadi.rhai.run.IndexNode;
import dev.wadi.rhai.run.LiteralNodes;
import dev.wadi.rhai.run.LocalNode;
import dev.wadi.rhai.run.MethodNode;
import dev.wadi.rhai.run.Node;
import dev.wadi.rhai.run.Operator;
import dev.wadi.rhai.run.PlaceNode;
import dev.wadi.rhai.run.PropertyNode;
import dev.wadi.rhai.syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles chains of properties, indexes and methods, and assignments to them.
 *
 * <p>All indexes and arguments of a chain are evaluated before its root, from left to right. Where that makes a difference they are
 * put into hidden variables first; so is a root, or the result of a method, that must not be evaluated twice.
 */
final class ChainCompiler {

    private final FunctionContext context;
    private final ExpressionCompiler expressions;

    ChainCompiler(FunctionContext context, ExpressionCompiler expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    Node read(Expression.Chain chain) {
        List<ChainNode.Step> before = new ArrayList<>();
        Node last = link(chain, before);
        return before.isEmpty() ? last : new ChainNode(before.toArray(ChainNode.Step[]::new), last, chain.position());
    }

    Node assign(Expression target, Operator operator, Node value, Position position) {
        if (!(target instanceof Expression.Chain chain)) {
            Node node = expressions.compile(target);
            if (node instanceof PlaceNode place) {
                return new AssignNodes.Assign(place, operator, value, position);
            }
            return new AssignNodes.Refuse(node, value, ((Expression.Variable) target).name(), target.start());
        }
        List<ChainNode.Step> before = new ArrayList<>();
        int slot = context.slots().reserve();
        Node place = link(chain, before);
        if (!(place instanceof PlaceNode found)) {
            throw new IllegalStateException("the parser lets only places be assigned to");
        }
        if (before.isEmpty()) {
            return new AssignNodes.Assign(found, operator, value, position);
        }
        before.add(0, new ChainNode.Step(new AssignNodes.PutAside(slot, value), false));
        Node assign = new AssignNodes.Assign(found, operator, new HiddenNode(slot, value.position()), position);
        return new ChainNode(before.toArray(ChainNode.Step[]::new), assign, position);
    }

    private Node link(Expression.Chain chain, List<ChainNode.Step> before) {
        List<Expression.Step> steps = chain.steps();
        Node[][] arguments = arguments(steps);
        if (steps.size() > 1) {
            for (Node[] ofStep : arguments) {
                for (int index = 0; index < ofStep.length; index++) {
                    ofStep[index] = isTrivial(ofStep[index]) ? ofStep[index] : aside(ofStep[index], before);
                }
            }
        }
        Node current = expressions.compile(chain.root());
        boolean repeatable = current instanceof PlaceNode;
        for (int index = 0; index < steps.size(); index++) {
            Expression.Step step = steps.get(index);
            boolean followedByMethod = index + 1 < steps.size() && steps.get(index + 1) instanceof Expression.Method;
            if (!repeatable && (step.optional() || followedByMethod)) {
                current = aside(current, before);
                repeatable = true;
            }
            if (step.optional()) {
                before.add(new ChainNode.Step(current, true));
            }
            current = link(current, step, arguments[index]);
            repeatable &= current instanceof PlaceNode;
        }
        return current;
    }

    private Node[][] arguments(List<Expression.Step> steps) {
        Node[][] arguments = new Node[steps.size()][];
        for (int index = 0; index < arguments.length; index++) {
            arguments[index] = steps.get(index) instanceof Expression.Method method ? expressions.all(method.arguments())
                    : steps.get(index) instanceof Expression.Index indexed
                    ? new Node[] {expressions.compile(indexed.index())} : new Node[0];
        }
        return arguments;
    }

    private static boolean isTrivial(Node node) {
        return node instanceof LiteralNodes.Constant || node instanceof LocalNode;
    }

    private HiddenNode aside(Node value, List<ChainNode.Step> before) {
        int slot = context.slots().reserve();
        before.add(new ChainNode.Step(new AssignNodes.PutAside(slot, value), false));
        return new HiddenNode(slot, value.position());
    }

    private Node link(Node base, Expression.Step step, Node[] arguments) {
        if (step instanceof Expression.Property property) {
            return new PropertyNode(base, property.name(), context.library().property(property.name()), property.position());
        }
        if (step instanceof Expression.Index index) {
            return new IndexNode(base, arguments[0], index.index().start(), index.operator());
        }
        Expression.Method method = (Expression.Method) step;
        context.program().noteCall(method.name(), arguments.length, true, method.position());
        return new MethodNode(base, method.name(), arguments, context.program(), method.position());
    }
}
