package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.Unit;
import java.util.ArrayList;
import java.util.List;

/** Parses expressions: operators by their precedence, and signs. What they are made of, {@link PrimaryParser} reads. */
final class ExpressionParser {

    private final StatementParser statements;
    private final PrimaryParser primaries;

    ExpressionParser(StatementParser statements) {
        this.statements = statements;
        this.primaries = new PrimaryParser(this, statements);
    }

    Expression parse(ParserState state, Settings outer) {
        Settings settings = outer.at(state.peek().position()).deeper();
        return operators(state, settings, 1, unary(state, settings));
    }

    private Expression operators(ParserState state, Settings outer, int parentPrecedence, Expression first) {
        Settings settings = outer.at(first.position());
        Expression left = first;
        while (true) {
            Token operator = state.peek();
            int precedence = precedence(operator);
            boolean ends = operator.is(TokenKind.PIPE) && state.pipeEndsExpression();
            boolean bindsRight = operator.kind().bindsRight();
            if (ends || precedence < parentPrecedence || precedence == parentPrecedence && !bindsRight) {
                return left;
            }
            state.next();
            Expression right = rightSide(state, settings, operator);
            int following = precedence(state.peek());
            if (following == precedence && bindsRight || following > precedence) {
                right = operators(state, settings.deeper(), precedence, right);
            }
            settings = settings.deeper().at(operator.position());
            left = combine(operator, left, right);
        }
    }

    private static int precedence(Token token) {
        if (token.is(TokenKind.RESERVED) && !Words.isIdentifier(token.text())) {
            throw ParserState.error("Unknown operator: '" + token.text() + "'", token.position());
        }
        return token.kind().precedence();
    }

    private Expression rightSide(ParserState state, Settings settings, Token operator) {
        TokenKind following = state.peek().kind();
        boolean isRange = operator.is(TokenKind.EXCLUSIVE_RANGE) || operator.is(TokenKind.INCLUSIVE_RANGE);
        if (operator.is(TokenKind.DOUBLE_QUESTION)) {
            switch (following) {
                case BREAK, CONTINUE, RETURN, THROW -> {
                    return new Expression.BlockExpression(Statement.Block.of(statements.parse(state, settings)));
                }
                default -> {
                    return unary(state, settings);
                }
            }
        }
        if (isRange) {
            switch (following) {
                case RIGHT_BRACKET, RIGHT_PARENTHESIS, RIGHT_BRACE, COMMA, SEMICOLON, DOUBLE_ARROW -> {
                    return new Expression.Literal(Unit.UNIT, state.peek().position());
                }
                default -> {
                    return unary(state, settings);
                }
            }
        }
        return unary(state, settings);
    }

    private Expression combine(Token operator, Expression left, Expression right) {
        Position position = operator.position();
        return switch (operator.kind()) {
            case AND -> logical(Expression.Logical.Kind.AND, ensureBoolean(left), ensureBoolean(right), position);
            case OR -> logical(Expression.Logical.Kind.OR, ensureBoolean(left), ensureBoolean(right), position);
            case DOUBLE_QUESTION -> logical(Expression.Logical.Kind.COALESCE, left, right, position);
            case IN -> contains(left, right, position);
            case NOT_IN -> call("!", List.of(contains(left, right, position)), TokenKind.BANG, position);
            default -> call(operator.text(), List.of(left, right), operator.kind(), position);
        };
    }

    private static Expression contains(Expression item, Expression container, Position position) {
        return call("contains", List.of(container, item), null, position);
    }

    private static Expression call(String name, List<Expression> arguments, TokenKind operator, Position position) {
        return new Expression.Call(null, name, arguments, operator, false, position);
    }

    /** Operands of the same operator are put into one list. */
    private static Expression logical(Expression.Logical.Kind kind, Expression left, Expression right, Position position) {
        List<Expression> operands = new ArrayList<>();
        Position place = position;
        if (left instanceof Expression.Logical same && same.kind() == kind) {
            operands.addAll(same.operands());
            place = same.position();
        } else {
            operands.add(left);
        }
        if (right instanceof Expression.Logical same && same.kind() == kind) {
            operands.addAll(same.operands());
        } else {
            operands.add(right);
        }
        return new Expression.Logical(kind, operands, place);
    }

    private Expression unary(ParserState state, Settings outer) {
        Token token = state.peek();
        if (token.is(TokenKind.PIPE) && state.pipeEndsExpression()) {
            throw ParserState.error("Unexpected '|'", token.position());
        }
        Settings settings = outer.at(token.position());
        return switch (token.kind()) {
            case MINUS, UNARY_MINUS -> {
                state.next();
                yield negate(unary(state, settings.deeper()), token.position());
            }
            case PLUS, UNARY_PLUS -> {
                state.next();
                Expression operand = unary(state, settings.deeper());
                yield isNumber(operand) ? operand : call("+", List.of(operand), TokenKind.PLUS, token.position());
            }
            case BANG -> {
                state.next();
                yield call("!", List.of(unary(state, settings.deeper())), TokenKind.BANG, token.position());
            }
            case END -> throw ParserState.error("Script is incomplete", token.position());
            default -> primaries.parse(state, settings, false);
        };
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof Expression.Literal literal
                && (literal.value() instanceof Long || literal.value() instanceof Double);
    }

    private static Expression negate(Expression operand, Position position) {
        if (operand instanceof Expression.Literal literal && literal.value() instanceof Long number) {
            Object negated = number == Long.MIN_VALUE ? (Object) (-(double) number) : (Object) (-number);
            return new Expression.Literal(negated, position);
        }
        if (operand instanceof Expression.Literal literal && literal.value() instanceof Double number) {
            return new Expression.Literal(-number, position);
        }
        return call("-", List.of(operand), TokenKind.MINUS, position);
    }

    Expression ensureBoolean(Expression expression) {
        String type = null;
        if (expression instanceof Expression.Literal literal && !(literal.value() instanceof Boolean)) {
            type = kindOf(literal);
        } else if (expression instanceof Expression.Interpolation) {
            type = "a string";
        } else if (expression instanceof Expression.ArrayLiteral) {
            type = "an array";
        } else if (expression instanceof Expression.MapLiteral) {
            type = "an object map";
        } else if (expression instanceof Expression.Closure && expression.isConstant()) {
            type = "Fn";
        }
        if (type != null) {
            throw ParserState.error("Expecting a boolean expression, not " + type, expression.start());
        }
        return expression;
    }

    Expression ensureIterable(Expression expression) {
        String type = null;
        if (expression instanceof Expression.Literal literal && !(literal.value() instanceof String)) {
            type = kindOf(literal);
        } else if (expression instanceof Expression.MapLiteral) {
            type = "an object map";
        }
        if (type != null) {
            throw ParserState.error("Expecting an iterable value, not " + type, expression.start());
        }
        return expression;
    }

    private static String kindOf(Expression.Literal literal) {
        Object value = literal.value();
        return value instanceof Long ? "a number" : value instanceof Double ? "a floating-point number"
                : value instanceof Boolean ? "a boolean" : value instanceof String ? "a string"
                : literal.isUnit() ? "()" : "a character";
    }
}
