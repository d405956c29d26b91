package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.Unit;
import java.util.ArrayList;
import java.util.List;

/** Parses what operators work on: literals, variables, calls, blocks, and the properties, indexes and methods behind them. */
final class PrimaryParser {

    private final ExpressionParser expressions;
    private final StatementParser statements;
    private final LiteralParser literals;

    PrimaryParser(ExpressionParser expressions, StatementParser statements) {
        this.expressions = expressions;
        this.statements = statements;
        this.literals = new LiteralParser(expressions, statements);
    }

    /** {@code asProperty}: it stands behind a dot, so a name is that of a property or a method. */
    Expression parse(ParserState state, Settings outer, boolean asProperty) {
        Token token = state.peek();
        Settings settings = outer.at(token.position());
        if (token.is(TokenKind.PIPE) && state.pipeEndsExpression()) {
            throw ParserState.error("Unexpected '|'", token.position());
        }
        Expression root = root(state, settings, token, asProperty);
        if (state.peekIs(TokenKind.PIPE) && state.pipeEndsExpression()) {
            return root;
        }
        return postfixes(state, settings, root);
    }

    private Expression root(ParserState state, Settings settings, Token token, boolean asProperty) {
        Position position = token.position();
        return switch (token.kind()) {
            case END -> throw ParserState.error("Script is incomplete", position);
            case UNIT -> literal(state, Unit.UNIT);
            case TRUE -> literal(state, true);
            case FALSE -> literal(state, false);
            case INTEGER, FLOAT, CHARACTER, STRING -> literal(state, token.value());
            // an open start: the range operator itself is read as an operator
            case EXCLUSIVE_RANGE, INCLUSIVE_RANGE -> new Expression.Literal(0L, position);
            case LEFT_BRACE -> new Expression.BlockExpression(statements.block(state, settings.deeper()));
            case LEFT_PARENTHESIS -> parenthesized(state, settings);
            case IF -> asExpression(statements.ifStatement(state, settings.deeper()));
            case WHILE, LOOP -> asExpression(statements.whileLoop(state, settings.deeper()));
            case DO -> asExpression(statements.doLoop(state, settings.deeper()));
            case FOR -> asExpression(statements.forLoop(state, settings.deeper()));
            case SWITCH -> asExpression(statements.switches().parse(state, settings.deeper()));
            case PIPE, OR -> statements.functions().closure(state, settings);
            case INTERPOLATED -> literals.interpolation(state, settings.deeper());
            case LEFT_BRACKET -> literals.array(state, settings.deeper());
            case MAP_START -> literals.map(state, settings.deeper());
            case IDENTIFIER -> variable(state, asProperty);
            case RESERVED -> reserved(state, settings);
            case ERROR -> throw ParserState.error(token.text(), position);
            default -> throw ParserState.error("Unexpected '" + token.text() + "'", position);
        };
    }

    private static Expression literal(ParserState state, Object value) {
        return new Expression.Literal(value, state.next().position());
    }

    private static Expression asExpression(Statement statement) {
        return new Expression.BlockExpression(Statement.Block.of(statement));
    }

    private Expression parenthesized(ParserState state, Settings outer) {
        Settings settings = outer.at(state.next().position());
        Expression inner = expressions.parse(state, settings.deeper());
        state.expect(TokenKind.RIGHT_PARENTHESIS, "for a matching ( in this expression");
        return inner;
    }

    private Expression variable(ParserState state, boolean asProperty) {
        Token token = state.next();
        switch (state.peek().kind()) {
            case LEFT_PARENTHESIS, BANG, UNIT -> state.captureAgain();
            case DOUBLE_COLON -> {
                if (asProperty) {
                    throw ParserState.error("Invalid symbol encountered: '::'", state.peek().position());
                }
                state.captureAgain();
            }
            default -> state.use(token.string(), token.position());
        }
        return new Expression.Variable(null, token.string(), token.position());
    }

    private Expression reserved(ParserState state, Settings settings) {
        Token token = state.next();
        TokenKind following = state.peek().kind();
        boolean called = following == TokenKind.LEFT_PARENTHESIS || following == TokenKind.BANG || following == TokenKind.UNIT;
        if (called && Words.isReservedFunction(token.text())) {
            return new Expression.Variable(null, token.string(), token.position());
        }
        if (!token.text().equals("this")) {
            throw ParserState.reserved(token);
        }
        if (!settings.inFunction()) {
            throw ParserState.error("'this' can only be used in functions", token.position());
        }
        return new Expression.This(token.position());
    }

    private Expression postfixes(ParserState state, Settings outer, Expression root) {
        Expression left = root;
        Settings settings = outer;
        while (true) {
            Token token = state.peek();
            settings = settings.at(token.position());
            switch (token.kind()) {
                case PERIOD, ELVIS -> {
                    state.next();
                    left = dot(state, settings, left, token);
                }
                case LEFT_BRACKET, QUESTION_BRACKET -> {
                    state.next();
                    List<Expression.Step> steps = new ArrayList<>();
                    indexes(state, settings.deeper(), left, token, steps);
                    left = chain(left, steps);
                }
                case LEFT_PARENTHESIS, UNIT, BANG, DOUBLE_COLON -> {
                    if (!(left instanceof Expression.Variable variable)) {
                        return left;
                    }
                    state.next();
                    left = behindName(state, settings, variable, token);
                }
                default -> {
                    return left;
                }
            }
        }
    }

    private Expression behindName(ParserState state, Settings settings, Expression.Variable name, Token token) {
        if (token.is(TokenKind.DOUBLE_COLON)) {
            Expression.Name next = state.variableName();
            Expression.Path path = name.path() == null
                    ? new Expression.Path(List.of(name.name()), name.position()) : name.path().with(name.name());
            return new Expression.Variable(path, next.name(), next.position());
        }
        boolean seesCaller = token.is(TokenKind.BANG);
        boolean empty = token.is(TokenKind.UNIT);
        if (seesCaller) {
            empty = bang(state, name, token);
        }
        return literals.call(state, settings.at(name.position()), name, empty, seesCaller);
    }

    /** Behind the mark of {@code f!(…)}; tells whether there are no arguments. */
    private static boolean bang(ParserState state, Expression.Variable name, Token token) {
        boolean called = state.peekIs(TokenKind.LEFT_PARENTHESIS) || state.peekIs(TokenKind.UNIT);
        if (name.path() != null) {
            throw ParserState.error(called ? "Unexpected '!'" : "'!' cannot be used to call module functions", token.position());
        }
        if (!called) {
            throw ParserState.error("Expecting '(' to start arguments list of function call", state.peek().position());
        }
        return state.next().is(TokenKind.UNIT);
    }

    private Expression dot(ParserState state, Settings settings, Expression left, Token operator) {
        Token token = state.peek();
        if (token.is(TokenKind.IDENTIFIER)) {
            state.doNotCaptureNext();
        } else if (token.is(TokenKind.RESERVED)) {
            if (!Words.isReservedMethod(token.text())) {
                throw ParserState.reserved(token);
            }
        } else {
            throw ParserState.error("Expecting name of a property", token.position());
        }
        Expression right = parse(state, settings.deeper(), true);
        boolean optional = operator.is(TokenKind.ELVIS);
        if (right instanceof Expression.Chain rest) {
            List<Expression.Step> steps = new ArrayList<>();
            steps.add(step(rest.root(), operator.position(), optional, true));
            steps.addAll(rest.steps());
            return chain(left, steps);
        }
        return chain(left, List.of(step(right, operator.position(), optional, false)));
    }

    private static Expression.Step step(Expression expression, Position operator, boolean optional, boolean continued) {
        if (expression instanceof Expression.Variable property) {
            return new Expression.Property(property.name(), property.position(), operator, optional);
        }
        if (!(expression instanceof Expression.Call call)) {
            throw ParserState.error("Expecting name of a property", expression.start());
        }
        if (!continued && call.arguments().isEmpty() && (call.name().equals("Fn") || call.name().equals("eval"))) {
            throw ParserState.error("'" + call.name() + "' should not be called in method style. Try " + call.name() + "(...);",
                    call.position());
        }
        if (!continued && call.seesCaller()) {
            throw ParserState.error("method-call style does not support running within the caller's scope", call.position());
        }
        return new Expression.Method(call.name(), call.arguments(), call.position(), operator, optional);
    }

    private static Expression chain(Expression left, List<Expression.Step> more) {
        if (!(left instanceof Expression.Chain chain)) {
            return new Expression.Chain(left, List.copyOf(more));
        }
        List<Expression.Step> steps = new ArrayList<>(chain.steps());
        steps.addAll(more);
        return new Expression.Chain(chain.root(), steps);
    }

    /** All directly following brackets; the first one has been taken. */
    private void indexes(ParserState state, Settings settings, Expression left, Token bracket, List<Expression.Step> steps) {
        Expression index = expressions.parse(state, settings.deeper());
        if (steps.isEmpty()) {
            IndexTypes.check(left, index);
        }
        if (!state.takeIf(TokenKind.RIGHT_BRACKET)) {
            throw ParserState.missing(state.peek(), "]", "for a matching [ in this index expression");
        }
        Token following = state.peek();
        boolean more = following.is(TokenKind.LEFT_BRACKET) || following.is(TokenKind.QUESTION_BRACKET);
        // in the reference the question mark of the following bracket counts for this one
        boolean optional = (more ? following : bracket).is(TokenKind.QUESTION_BRACKET);
        steps.add(new Expression.Index(index, bracket.position(), optional));
        if (more) {
            state.next();
            indexes(state, settings.at(following.position()).deeper(), left, following, steps);
        }
    }
}
