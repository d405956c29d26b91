package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.Unit;
import java.util.ArrayList;
import java.util.List;

/** An expression. Its position is the one that errors about it name: of an operator, for instance, the operator's. */
public sealed interface Expression {

    Position position();

    /** Where its text begins; of a call of an operator still the operator's position, as the reference has it. */
    default Position start() {
        return position();
    }

    /** Whether the value is known before the script runs. */
    default boolean isConstant() {
        return false;
    }

    /** A number, string, character, boolean or unit, or another value that is known. */
    record Literal(Object value, Position position) implements Expression {
        @Override
        public boolean isConstant() {
            return true;
        }

        public boolean isUnit() {
            return value == Unit.UNIT;
        }
    }

    /** A string with blocks in it. */
    record Interpolation(List<Expression> segments, Position position) implements Expression {
        @Override
        public boolean isConstant() {
            return segments.stream().allMatch(Expression::isConstant);
        }
    }

    record ArrayLiteral(List<Expression> items, Position position) implements Expression {
        @Override
        public boolean isConstant() {
            return items.stream().allMatch(Expression::isConstant);
        }
    }

    record MapLiteral(List<String> names, List<Expression> values, Position position) implements Expression {
        @Override
        public boolean isConstant() {
            return values.stream().allMatch(Expression::isConstant);
        }
    }

    /** A variable, of this script or, with a path of names, of a module. */
    record Variable(Path path, String name, Position position) implements Expression {
        @Override
        public Position start() {
            return path == null ? position : path.position();
        }
    }

    /** The names before the last {@code ::}. */
    record Path(List<String> names, Position position) {
        Path with(String name) {
            List<String> all = new ArrayList<>(names);
            all.add(name);
            return new Path(all, position);
        }

        @Override
        public String toString() {
            return String.join("::", names);
        }
    }

    record This(Position position) implements Expression {
    }

    /**
     * A call of a function or of an operator.
     *
     * @param path of a module's function; else null
     * @param operator null for functions that are called by name
     * @param seesCaller {@code f!(…)}: the function sees the variables of its caller
     */
    record Call(Path path, String name, List<Expression> arguments, TokenKind operator, boolean seesCaller, Position position)
            implements Expression {
    }

    /** Something followed by properties, indexes and methods. */
    record Chain(Expression root, List<Step> steps) implements Expression {
        @Override
        public Position position() {
            return steps.get(0).operator();
        }

        @Override
        public Position start() {
            return root.start();
        }
    }

    /** One link of a chain; {@code optional} when it is {@code ?.} or {@code ?[}. */
    sealed interface Step {
        Position operator();

        boolean optional();
    }

    record Property(String name, Position position, Position operator, boolean optional) implements Step {
    }

    record Index(Expression index, Position operator, boolean optional) implements Step {
    }

    record Method(String name, List<Expression> arguments, Position position, Position operator, boolean optional)
            implements Step {
    }

    /** Operators that do not always evaluate their right side. */
    record Logical(Kind kind, List<Expression> operands, Position position) implements Expression {

        /** Which operator. */
        public enum Kind {
            AND, OR, COALESCE
        }

        @Override
        public Position start() {
            return operands.get(0).start();
        }
    }

    /** Statements where an expression is expected: a block, {@code if}, {@code switch}, a loop. */
    record BlockExpression(Statement.Block block) implements Expression {
        @Override
        public Position position() {
            return block.position();
        }
    }

    /** An anonymous function with the variables that it captures. */
    record Closure(FunctionDefinition function, List<Name> captured, Position position) implements Expression {
        @Override
        public boolean isConstant() {
            return captured.isEmpty();
        }
    }

    /** A name and where it stands. */
    record Name(String name, Position position) {
    }
}
