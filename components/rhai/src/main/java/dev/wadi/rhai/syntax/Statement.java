package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.RangeValue;
import java.util.List;

/** A statement. */
public sealed interface Statement {

    Position position();

    /** Whether it ends by itself, without a semicolon. */
    default boolean endsItself() {
        return false;
    }

    /** Nothing. */
    record Nothing(Position position) implements Statement {
    }

    record Evaluate(Expression expression) implements Statement {
        @Override
        public Position position() {
            return expression.position();
        }
    }

    record Block(List<Statement> statements, Position position) implements Statement {
        @Override
        public boolean endsItself() {
            return true;
        }

        /** The statement as a block of its own. */
        static Block of(Statement statement) {
            if (statement instanceof Block block) {
                return block;
            }
            return new Block(statement instanceof Nothing ? List.of() : List.of(statement), statement.position());
        }
    }

    /** {@code let} or {@code const}. */
    record Declare(Expression.Name name, Expression value, boolean constant, boolean exported, Position position)
            implements Statement {
    }

    /**
     * An assignment.
     *
     * @param operator {@code +} of {@code +=}; null for {@code =}
     * @param position of the operator
     */
    record Assign(TokenKind operator, Expression target, Expression value, Position position) implements Statement {
    }

    record If(Expression condition, Block then, Block otherwise, Position position) implements Statement {
        @Override
        public boolean endsItself() {
            return true;
        }
    }

    /** {@code switch}; {@code otherwise} is null when there is no {@code _}. */
    record Switch(Expression value, List<Case> cases, Expression otherwise, Position position) implements Statement {
        @Override
        public boolean endsItself() {
            return true;
        }
    }

    /**
     * One case of a {@code switch}.
     *
     * @param keys what it matches, as {@code ValueKey.of} gives them
     * @param ranges ranges that it matches too
     * @param condition null for always
     */
    record Case(List<Object> keys, List<RangeCase> ranges, Expression condition, Expression action) {
    }

    /** A range of a case; {@code order} counts all ranges of the switch. */
    record RangeCase(RangeValue range, int order) {
    }

    /** {@code while} and {@code loop}, which has no condition (null). */
    record While(Expression condition, Block body, Position position) implements Statement {
        @Override
        public boolean endsItself() {
            return true;
        }
    }

    /** {@code do … while} and {@code do … until}. */
    record DoLoop(Block body, Expression condition, boolean until, Position position) implements Statement {
    }

    /** {@code for}; {@code counter} is null when there is none. */
    record For(Expression.Name variable, Expression.Name counter, Expression items, Block body, Position position)
            implements Statement {
        @Override
        public boolean endsItself() {
            return true;
        }
    }

    /** {@code break} with its value (null for none). */
    record Break(Expression value, Position position) implements Statement {
    }

    record Continue(Position position) implements Statement {
    }

    /** {@code return} with its value (null for none). */
    record Return(Expression value, Position position) implements Statement {
    }

    /** {@code throw} with its value (null for none). */
    record Throw(Expression value, Position position) implements Statement {
    }

    /** {@code try … catch}; {@code variable} is null when the error is not asked for. */
    record TryCatch(Block body, Expression.Name variable, Block handler, Position position) implements Statement {
        @Override
        public boolean endsItself() {
            return true;
        }
    }

    /** {@code import}; {@code alias} is null when the module is not named. */
    record Import(Expression path, Expression.Name alias, Position position) implements Statement {
    }

    /** {@code export x as y}. */
    record Export(Expression.Name name, String alias, Position position) implements Statement {
    }
}
