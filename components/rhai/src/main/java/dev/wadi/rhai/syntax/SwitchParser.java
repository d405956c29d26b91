package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.ValueKey;
import java.util.ArrayList;
import java.util.List;

/** Parses {@code switch}. */
final class SwitchParser {

    private final StatementParser statements;

    SwitchParser(StatementParser statements) {
        this.statements = statements;
    }

    Statement.Switch parse(ParserState state, Settings outer) {
        Settings settings = outer.deeper().at(state.next().position());
        Expression value = statements.expressions().parse(state, settings);
        state.expect(TokenKind.LEFT_BRACE, "to start a switch block");
        List<Statement.Case> cases = new ArrayList<>();
        Expression otherwise = null;
        Token defaultToken = null;
        int ranges = 0;
        while (!state.takeIf(TokenKind.RIGHT_BRACE)) {
            Token token = state.peek();
            if (token.is(TokenKind.END)) {
                throw ParserState.missing(token, "}", "to end this switch block");
            }
            if (defaultToken != null) {
                throw ParserState.error("Default switch case must be the last", defaultToken.position());
            }
            if (state.takeIf(TokenKind.UNDERSCORE)) {
                defaultToken = token;
                if (state.peekIs(TokenKind.IF)) {
                    throw ParserState.error("This switch case cannot have a condition", state.peek().position());
                }
                otherwise = action(state, settings);
            } else {
                Statement.Case found = oneCase(state, settings, ranges);
                ranges += found.ranges().size();
                cases.add(found);
            }
        }
        return new Statement.Switch(value, cases, otherwise, settings.position());
    }

    private Statement.Case oneCase(ParserState state, Settings settings, int rangesBefore) {
        List<Expression> literals = literals(state, settings);
        Expression condition = null;
        if (state.takeIf(TokenKind.IF)) {
            StatementParser.refuseBlock(state);
            ExpressionParser expressions = statements.expressions();
            condition = expressions.ensureBoolean(expressions.parse(state, settings));
            StatementParser.refuseAssignment(state);
        }
        // the reference finds a missing arrow before it looks at the cases' values, but the actions' mistakes first of all
        Expression action = action(state, settings);
        List<Object> keys = new ArrayList<>();
        List<Statement.RangeCase> ranges = new ArrayList<>();
        for (Expression literal : literals) {
            Object value = Literals.valueOf(literal);
            if (value == null) {
                throw ParserState.error("Expecting a literal expression", literal.start());
            }
            if (value instanceof RangeValue range) {
                if (!range.isEmpty()) {
                    ranges.add(new Statement.RangeCase(range, rangesBefore + ranges.size()));
                }
            } else if (rangesBefore + ranges.size() > 0 && (value instanceof Long || value instanceof Double)) {
                throw ParserState.error("Numeric switch case cannot follow a range case", literal.start());
            }
            keys.add(ValueKey.of(value));
        }
        return new Statement.Case(keys, ranges, condition, action);
    }

    private List<Expression> literals(ParserState state, Settings settings) {
        List<Expression> literals = new ArrayList<>();
        do {
            boolean before = state.endExpressionAtPipe(true);
            try {
                literals.add(statements.expressions().parse(state, settings));
            } catch (RhaiException failure) {
                throw ParserState.error("Expecting literal expression", failure.position());
            } finally {
                state.endExpressionAtPipe(before);
            }
        } while (state.takeIf(TokenKind.PIPE));
        return literals;
    }

    private Expression action(ParserState state, Settings settings) {
        state.expect(TokenKind.DOUBLE_ARROW, "in this switch case");
        Statement statement = statements.parse(state, settings);
        Expression action = new Expression.BlockExpression(Statement.Block.of(statement));
        Token token = state.peek();
        if (state.takeIf(TokenKind.COMMA) || token.is(TokenKind.RIGHT_BRACE)) {
            return action;
        }
        if (token.is(TokenKind.END)) {
            throw ParserState.missing(token, ")", "to end this switch block");
        }
        if (token.is(TokenKind.ERROR) || !statement.endsItself()) {
            throw ParserState.missing(token, ",", "to separate the items in this switch block");
        }
        return action;
    }
}
