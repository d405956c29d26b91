package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.Unit;

/** {@code import}, and what is used of modules. A script sees a module from its import on, also in its functions. */
public final class ModuleNodes {

    private ModuleNodes() {
    }

    /** {@code import path as name}. */
    public static final class Import extends Node {
        private final Node path;
        private final String alias;

        /** {@code alias} is null when the module is not named. */
        public Import(Node path, String alias, Position position) {
            super(position);
            this.path = path;
            this.alias = alias;
        }

        @Override
        public Object eval(Frame frame) {
            Object value = path.peek(frame);
            if (!(value instanceof String name)) {
                throw mismatch("string", value, path.position());
            }
            Module module = frame.run.module(name, path.position());
            if (alias != null) {
                frame.run.importedBy(frame.program).put(alias, module);
            }
            return Unit.UNIT;
        }
    }

    private static Module module(Frame frame, String path, Position start) {
        Module module = frame.run.importedBy(frame.program).get(path);
        if (module == null) {
            throw new RhaiException(ErrorKind.MODULE_NOT_FOUND, "Module not found: " + path, start).with("module", path);
        }
        return module;
    }

    /** {@code module::name}. */
    public static final class Variable extends Node {
        private final String path;
        private final String name;
        private final Position start;

        public Variable(String path, String name, Position start, Position position) {
            super(position);
            this.path = path;
            this.name = name;
            this.start = start;
        }

        @Override
        public Object eval(Frame frame) {
            Object value = module(frame, path, start).variable(name);
            if (value == null) {
                throw FreeVariableNode.notFound(path + "::" + name, start);
            }
            return Copyable.of(value);
        }
    }

    /** {@code module::name(…)}. */
    public static final class Call extends Node {
        private final String path;
        private final String name;
        private final Node[] arguments;
        private final Position start;

        public Call(String path, String name, Node[] arguments, Position start, Position position) {
            super(position);
            this.path = path;
            this.name = name;
            this.arguments = arguments;
            this.start = start;
        }

        @Override
        public Object eval(Frame frame) {
            Object[] values = new Object[arguments.length];
            for (int index = 0; index < values.length; index++) {
                values[index] = arguments[index].eval(frame);
            }
            FunctionCode function = module(frame, path, start).function(name, values.length);
            if (function == null) {
                throw Operators.notFound(path + "::" + name, position(), values);
            }
            return frame.run.callScript(function, values, null, null, position());
        }
    }
}
