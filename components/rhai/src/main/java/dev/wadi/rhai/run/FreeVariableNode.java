package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.FunctionPointer;

/**
 * A name that is found only while the script runs: a variable that an evaluated text has declared, one of the caller, or a function
 * of the script.
 */
public final class FreeVariableNode extends PlaceNode {

    private final String name;
    /** The variable of this name that is known, unless another one hides it; may be null. */
    private final LocalNode known;

    public FreeVariableNode(String name, LocalNode known, Position position) {
        super(position);
        this.name = name;
        this.known = known;
    }

    private Reference find(Frame frame) {
        Frame.NamedVariable named = frame.findNamed(name);
        if (named != null) {
            return new CellReference(named.cell(), named.constant());
        }
        if (known != null) {
            return known.reference(frame);
        }
        return frame.outer == null ? null : frame.outer.find(name);
    }

    private Reference required(Frame frame) {
        Reference reference = find(frame);
        if (reference == null) {
            throw notFound(name, position());
        }
        return reference;
    }

    static RhaiException notFound(String name, Position position) {
        return new RhaiException(ErrorKind.VARIABLE_NOT_FOUND, "Variable not found: " + name, position).with("variable", name);
    }

    @Override
    public Object peek(Frame frame) {
        Reference reference = find(frame);
        if (reference != null) {
            return reference.get();
        }
        FunctionCode function = frame.program.functionNamed(name);
        if (function == null) {
            throw notFound(name, position());
        }
        return new FunctionPointer(name);
    }

    /** What closures capture. */
    Object share(Frame frame) {
        Frame.NamedVariable named = frame.findNamed(name);
        if (named != null) {
            return named.cell();
        }
        if (known != null) {
            return known.share(frame);
        }
        throw notFound(name, position());
    }

    @Override
    public Object own(Frame frame) {
        return peek(frame);
    }

    @Override
    public void replace(Frame frame, Object value) {
        required(frame).set(value);
    }

    @Override
    public void assign(Frame frame, Operator operator, Object value, Position operatorPosition) {
        Reference reference = find(frame);
        if (reference == null && frame.program.functionNamed(name) == null) {
            throw notFound(name, position());
        }
        if (reference == null || reference.isConstant()) {
            throw LocalNode.refused(name, position());
        }
        reference.set(operator == null ? value
                : Operators.assign(operator, reference.own(), value, frame.run, operatorPosition));
    }

    @Override
    public boolean isConstant(Frame frame) {
        Reference reference = find(frame);
        return reference != null && reference.isConstant();
    }

    @Override
    public String rootName() {
        return name;
    }

    @Override
    public Position start() {
        return position();
    }
}
