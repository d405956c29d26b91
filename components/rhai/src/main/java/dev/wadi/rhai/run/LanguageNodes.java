package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.Cell;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions that only the language itself can have, since they look at variables and functions. */
public final class LanguageNodes {

    private LanguageNodes() {
    }

    /** {@code type_of(value)}. */
    public static final class TypeOf extends Node {
        private final Node value;

        public TypeOf(Node value, Position position) {
            super(position);
            this.value = value;
        }

        @Override
        public Object eval(Frame frame) {
            return Texts.typeName(value.peek(frame));
        }
    }

    /** {@code is_shared(variable)}. */
    public static final class IsShared extends Node {
        private final Node value;

        public IsShared(Node value, Position position) {
            super(position);
            this.value = value;
        }

        @Override
        public Object eval(Frame frame) {
            value.peek(frame);
            return value instanceof LocalNode local && local.isShared(frame);
        }
    }

    /** {@code is_def_var(name)}. */
    public static final class IsDefinedVariable extends Node {
        private final Node name;
        private final ScopeView.Visible[] visible;

        public IsDefinedVariable(Node name, ScopeView.Visible[] visible, Position position) {
            super(position);
            this.name = name;
            this.visible = visible;
        }

        @Override
        public Object eval(Frame frame) {
            return new ScopeView(frame, visible).find(string(frame, name)) != null;
        }
    }

    private static String string(Frame frame, Node node) {
        Object value = node.peek(frame);
        if (value instanceof String string) {
            return string;
        }
        throw Node.mismatch("string", value, node.position());
    }

    /** {@code is_def_fn(name, parameters)} and {@code is_def_fn(type, name, parameters)}. */
    public static final class IsDefinedFunction extends Node {
        private final Node type;
        private final Node name;
        private final Node parameters;
        private final Program program;

        /** {@code type} is null when any will do. */
        public IsDefinedFunction(Node type, Node name, Node parameters, Program program, Position position) {
            super(position);
            this.type = type;
            this.name = name;
            this.parameters = parameters;
            this.program = program;
        }

        @Override
        public Object eval(Frame frame) {
            String wantedType = type == null ? null : text(frame, type);
            String wanted = text(frame, name);
            Object count = parameters.peek(frame);
            if (!(count instanceof Long number)) {
                throw mismatch("i64", count, position());
            }
            if (number < 0 || number > Integer.MAX_VALUE) {
                return false;
            }
            return (type == null ? program.function(wanted, number.intValue())
                    : program.method(wantedType, wanted, number.intValue())) != null;
        }

        private String text(Frame frame, Node node) {
            Object value = node.peek(frame);
            if (value instanceof String string) {
                return string;
            }
            throw mismatch("string", value, position());
        }
    }

    /** {@code eval(text)}: runs the text where it stands. The variables it declares stay. */
    public static final class Eval extends Node {
        private final Node text;
        private final ScopeView.Visible[] visible;
        private final boolean global;

        /** {@code global}: outside of all functions and blocks, so that functions see the constants. */
        public Eval(Node text, ScopeView.Visible[] visible, boolean global, Position position) {
            super(position);
            this.text = text;
            this.visible = visible;
            this.global = global;
        }

        @Override
        public Object eval(Frame frame) {
            String script = string(frame, text).strip();
            frame.run.tick(position());
            if (script.isEmpty()) {
                return Unit.UNIT;
            }
            List<Object> result = new ArrayList<>(1);
            try {
                Program program = compile(frame, script);
                Frame own = frame.run.statements(program, new ScopeView(frame, visible), result);
                for (Map.Entry<String, ScopeView.Visible> declared : program.declared().entrySet()) {
                    Object value = own.slots[declared.getValue().slot()];
                    Cell cell = value instanceof Cell known ? known : new Cell(value);
                    if (global && declared.getValue().constant()) {
                        frame.run.declareConstant(declared.getKey(), Copyable.of(cell.get()));
                    }
                    frame.declareNamed(new Frame.NamedVariable(declared.getKey(), cell, declared.getValue().constant()));
                }
            } catch (RhaiException failure) {
                if (failure.kind().isSystem() && failure.kind() != ErrorKind.PARSING) {
                    throw failure;
                }
                throw RhaiException.inCall("eval", false, failure, text.position());
            }
            return result.get(0);
        }

        private static Program compile(Frame frame, String script) {
            try {
                return frame.run.host().compileText(script, frame.program);
            } catch (RhaiException failure) {
                throw new RhaiException(ErrorKind.PARSING, "Syntax error: " + failure.text(), failure.position());
            }
        }
    }

    /** {@code global::name}. */
    public static final class GlobalConstant extends Node {
        private final String name;
        private final Position start;

        public GlobalConstant(String name, Position start, Position position) {
            super(position);
            this.name = name;
            this.start = start;
        }

        @Override
        public Object eval(Frame frame) {
            Object value = frame.run.constant(name);
            if (value == null) {
                throw FreeVariableNode.notFound("global::" + name, start);
            }
            return Copyable.of(value);
        }
    }
}
