package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.Unit;
import java.util.ArrayList;
import java.util.List;

/** Parses statements. */
final class StatementParser {

    private final ExpressionParser expressions = new ExpressionParser(this);
    private final FunctionParser functions = new FunctionParser(this);
    private final SwitchParser switches = new SwitchParser(this);

    ExpressionParser expressions() {
        return expressions;
    }

    FunctionParser functions() {
        return functions;
    }

    SwitchParser switches() {
        return switches;
    }

    Statement parse(ParserState state, Settings outer) {
        Token token = state.peek();
        Position position = token.position();
        Settings settings = outer.at(position);
        return switch (token.kind()) {
            case END -> new Statement.Nothing(position);
            case SEMICOLON -> {
                state.next();
                yield new Statement.Nothing(position);
            }
            case LEFT_BRACE -> block(state, settings.deeper());
            case FN, PRIVATE -> functions.define(state, settings);
            case IF -> ifStatement(state, settings.deeper());
            case SWITCH -> switches.parse(state, settings.deeper());
            case WHILE, LOOP -> whileLoop(state, settings.deeper());
            case DO -> doLoop(state, settings.deeper());
            case FOR -> forLoop(state, settings.deeper());
            case CONTINUE, BREAK -> breakOrContinue(state, settings);
            case RETURN, THROW -> returnOrThrow(state, settings);
            case TRY -> tryCatch(state, settings.deeper());
            case LET, CONST -> declare(state, settings.deeper(), false);
            case IMPORT -> importModule(state, settings.deeper());
            case EXPORT -> export(state, settings);
            default -> expressionStatement(state, settings.deeper());
        };
    }

    /** The semicolon behind a statement, which the last one of a block and those with a block of their own may omit. */
    void endStatement(ParserState state, Statement statement, TokenKind last) {
        Token token = state.peek();
        if (token.is(last) || statement.endsItself()) {
            return;
        }
        if (!token.is(TokenKind.SEMICOLON)) {
            throw ParserState.missing(token, ";", "to terminate this statement");
        }
        state.next();
    }

    Statement.Block block(ParserState state, Settings outer) {
        Position start = state.expect(TokenKind.LEFT_BRACE, "to start a statement block").position();
        Settings settings = outer.deeper().at(start).notGlobal();
        List<Statement> statements = new ArrayList<>();
        int outerBlock = state.openBlock();
        while (!state.takeIf(TokenKind.RIGHT_BRACE)) {
            if (state.peekIs(TokenKind.END)) {
                throw ParserState.error("Expecting '}' to terminate this block", state.peek().position());
            }
            Statement statement = parse(state, settings);
            if (!(statement instanceof Statement.Nothing)) {
                statements.add(statement);
                endStatement(state, statement, TokenKind.RIGHT_BRACE);
            }
        }
        state.closeBlock(outerBlock);
        return new Statement.Block(statements, start);
    }

    private Statement expressionStatement(ParserState state, Settings outer) {
        Settings settings = outer.at(state.peek().position());
        Expression expression = expressions.parse(state, settings);
        Token token = state.peek();
        if (!token.is(TokenKind.EQUALS) && !token.kind().isOperatorAssignment()) {
            return new Statement.Evaluate(expression);
        }
        state.next();
        Expression value = expressions.parse(state, settings.at(token.position()));
        Targets.check(state, expression, token);
        return new Statement.Assign(token.kind().baseOperator(), expression, value, token.position());
    }

    private Expression condition(ParserState state, Settings settings) {
        refuseBlock(state);
        Expression condition = expressions.ensureBoolean(expressions.parse(state, settings));
        refuseAssignment(state);
        return condition;
    }

    static void refuseBlock(ParserState state) {
        if (state.peekIs(TokenKind.LEFT_BRACE)) {
            throw ParserState.error("Expecting a boolean expression", state.peek().position());
        }
    }

    static void refuseAssignment(ParserState state) {
        if (state.peekIs(TokenKind.EQUALS)) {
            throw ParserState.error("Possibly a typo of '=='?", state.peek().position());
        }
    }

    Statement ifStatement(ParserState state, Settings outer) {
        Settings settings = outer.deeper().at(state.next().position());
        Expression condition = condition(state, settings);
        Statement.Block then = block(state, settings);
        Statement.Block otherwise = new Statement.Block(List.of(), Position.NONE);
        if (state.takeIf(TokenKind.ELSE)) {
            otherwise = state.peekIs(TokenKind.IF) ? Statement.Block.of(ifStatement(state, settings)) : block(state, settings);
        }
        return new Statement.If(condition, then, otherwise, settings.position());
    }

    Statement whileLoop(ParserState state, Settings outer) {
        Settings settings = outer.deeper();
        Token token = state.next();
        Expression condition = token.is(TokenKind.WHILE) ? condition(state, settings) : null;
        Statement.Block body = block(state, settings.at(token.position()).inLoop(true));
        return new Statement.While(condition, body, token.position());
    }

    Statement doLoop(ParserState state, Settings outer) {
        Settings settings = outer.deeper().at(state.next().position());
        Statement.Block body = block(state, settings.inLoop(true));
        Token token = state.next();
        if (!token.is(TokenKind.WHILE) && !token.is(TokenKind.UNTIL)) {
            throw ParserState.error("Expecting 'while' for the do statement", token.position());
        }
        return new Statement.DoLoop(body, condition(state, settings), token.is(TokenKind.UNTIL), settings.position());
    }

    Statement forLoop(ParserState state, Settings outer) {
        Settings settings = outer.deeper().at(state.next().position());
        Expression.Name counter = null;
        Expression.Name variable;
        if (state.takeIf(TokenKind.LEFT_PARENTHESIS)) {
            variable = state.variableName();
            if (!state.takeIf(TokenKind.COMMA)) {
                throw ParserState.error("Expecting ',' after the iteration variable name", state.peek().position());
            }
            counter = state.variableName();
            if (counter.name().equals(variable.name())) {
                throw ParserState.error("Duplicated variable name: " + counter.name(), counter.position());
            }
            if (!state.takeIf(TokenKind.RIGHT_PARENTHESIS)) {
                throw ParserState.error("Expecting ')' to close the iteration variable", state.peek().position());
            }
        } else {
            variable = state.variableName();
        }
        state.expect(TokenKind.IN, "after the iteration variable");
        refuseBlock(state);
        Expression items = expressions.ensureIterable(expressions.parse(state, settings));
        int before = state.variableCount();
        if (counter != null) {
            state.push(counter.name(), false);
        }
        state.push(variable.name(), false);
        Statement.Block body = block(state, settings.inLoop(true));
        state.forgetFrom(before);
        return new Statement.For(variable, counter, items, body, settings.position());
    }

    private Statement breakOrContinue(ParserState state, Settings settings) {
        Token token = state.peek();
        if (!settings.inLoop()) {
            throw ParserState.error("Break statement should only be used inside a loop", token.position());
        }
        state.next();
        return token.is(TokenKind.CONTINUE) ? new Statement.Continue(token.position())
                : new Statement.Break(optionalExpression(state, settings), token.position());
    }

    private Statement returnOrThrow(ParserState state, Settings settings) {
        Token token = state.next();
        Expression value = optionalExpression(state, settings);
        return token.is(TokenKind.RETURN) ? new Statement.Return(value, token.position())
                : new Statement.Throw(value, token.position());
    }

    /** Null if there is none: if the very next token cannot begin an expression. */
    private Expression optionalExpression(ParserState state, Settings settings) {
        Token before = state.peek();
        try {
            return expressions.parse(state, settings.deeper());
        } catch (RhaiException failure) {
            if (state.peek() == before) {
                return null;
            }
            throw failure;
        }
    }

    private Statement tryCatch(ParserState state, Settings outer) {
        Settings settings = outer.deeper().at(state.next().position());
        Statement.Block body = block(state, settings);
        if (!state.takeIf(TokenKind.CATCH)) {
            throw ParserState.error("Expecting 'catch' for the 'try' statement", state.peek().position());
        }
        Expression.Name variable = null;
        int before = state.variableCount();
        if (state.takeIf(TokenKind.LEFT_PARENTHESIS)) {
            variable = state.variableName();
            if (!state.takeIf(TokenKind.RIGHT_PARENTHESIS)) {
                throw ParserState.error("Expecting ')' to enclose the catch variable", state.peek().position());
            }
            state.push(variable.name(), false);
        }
        Statement.Block handler = block(state, settings);
        state.forgetFrom(before);
        return new Statement.TryCatch(body, variable, handler, settings.position());
    }

    private Statement declare(ParserState state, Settings settings, boolean exported) {
        Token keyword = state.next();
        Expression.Name name = state.variableName();
        Expression value = new Expression.Literal(Unit.UNIT, Position.NONE);
        if (state.takeIf(TokenKind.EQUALS)) {
            value = expressions.parse(state, settings.at(keyword.position()).deeper());
        }
        boolean constant = keyword.is(TokenKind.CONST);
        state.declare(name.name(), constant);
        return new Statement.Declare(name, value, constant, exported, keyword.position());
    }

    private Statement importModule(ParserState state, Settings outer) {
        Settings settings = outer.deeper().at(state.next().position());
        Expression path = expressions.parse(state, settings);
        Expression.Name alias = state.takeIf(TokenKind.AS) ? state.variableName() : null;
        return new Statement.Import(path, alias, settings.position());
    }

    private Statement export(ParserState state, Settings outer) {
        Position position = state.peek().position();
        if (!outer.global()) {
            throw ParserState.error("Export statement can only appear at global level", position);
        }
        Settings settings = outer.deeper();
        state.next();
        if (state.peekIs(TokenKind.LET) || state.peekIs(TokenKind.CONST)) {
            return declare(state, settings.deeper(), true);
        }
        Expression.Name name = state.variableName();
        String alias = state.takeIf(TokenKind.AS) ? state.variableName().name() : name.name();
        return new Statement.Export(name, alias, position);
    }
}
