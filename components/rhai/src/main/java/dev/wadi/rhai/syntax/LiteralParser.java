package dev.wadi.rhai.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses lists of expressions: arrays, maps, interpolated strings, arguments of calls. */
final class LiteralParser {

    private final ExpressionParser expressions;
    private final StatementParser statements;

    LiteralParser(ExpressionParser expressions, StatementParser statements) {
        this.expressions = expressions;
        this.statements = statements;
    }

    Expression array(ParserState state, Settings outer) {
        Settings settings = outer.at(state.next().position());
        int longest = state.limits().arraySize();
        List<Expression> items = new ArrayList<>();
        while (true) {
            if (longest > 0 && items.size() >= longest) {
                throw ParserState.error("Size of array literal exceeds the maximum limit (" + longest + ")",
                        state.peek().position());
            }
            if (state.takeIf(TokenKind.RIGHT_BRACKET)) {
                return new Expression.ArrayLiteral(items, settings.position());
            }
            if (state.peekIs(TokenKind.END)) {
                throw ParserState.missing(state.peek(), "]", "to end this array literal");
            }
            items.add(expressions.parse(state, settings.deeper()));
            Token token = state.peek();
            if (token.is(TokenKind.END)) {
                throw ParserState.missing(token, "]", "to end this array literal");
            }
            if (!state.takeIf(TokenKind.COMMA) && !token.is(TokenKind.RIGHT_BRACKET)) {
                throw ParserState.missing(token, ",", "to separate the items of this array literal");
            }
        }
    }

    Expression map(ParserState state, Settings outer) {
        Settings settings = outer.at(state.next().position());
        int largest = state.limits().mapSize();
        List<String> names = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!state.takeIf(TokenKind.RIGHT_BRACE)) {
            String name = propertyName(state, names);
            Token colon = state.next();
            if (!colon.is(TokenKind.COLON)) {
                throw ParserState.missing(colon, ":", "to follow the property '" + name + "' in this object map literal");
            }
            if (largest > 0 && names.size() >= largest) {
                throw ParserState.error("Number of properties in object map literal exceeds the maximum limit (" + largest + ")",
                        state.peek().position());
            }
            names.add(name);
            values.add(expressions.parse(state, settings.deeper()));
            Token token = state.peek();
            if (!state.takeIf(TokenKind.COMMA) && !token.is(TokenKind.RIGHT_BRACE)) {
                throw token.is(TokenKind.IDENTIFIER)
                        ? ParserState.missing(token, ",", "to separate the items of this object map literal")
                        : ParserState.missing(token, "}", "to end this object map literal");
            }
        }
        return new Expression.MapLiteral(names, values, settings.position());
    }

    private static String propertyName(ParserState state, List<String> names) {
        Token token = state.next();
        switch (token.kind()) {
            case IDENTIFIER, STRING -> {
                if (names.contains(token.string())) {
                    throw ParserState.error("Duplicated property for object map literal: " + token.string(), token.position());
                }
                return token.string();
            }
            case INTERPOLATED -> throw ParserState.error("Expecting name of a property", token.position());
            case ERROR, END -> throw ParserState.missing(token, "}", "to end this object map literal");
            default -> {
                if (token.is(TokenKind.RESERVED) && Words.isIdentifier(token.text())) {
                    throw ParserState.reserved(token);
                }
                throw names.isEmpty() ? ParserState.missing(token, "}", "to end this object map literal")
                        : ParserState.error("Expecting name of a property", token.position());
            }
        }
    }

    Expression interpolation(ParserState state, Settings settings) {
        List<Expression> segments = new ArrayList<>();
        Token token = state.next();
        addText(segments, token);
        while (token.is(TokenKind.INTERPOLATED)) {
            segments.add(new Expression.BlockExpression(statements.block(state, settings)));
            state.continueText();
            token = state.next();
            if (token.is(TokenKind.ERROR)) {
                throw ParserState.error(token.text(), token.position());
            }
            addText(segments, token);
        }
        return new Expression.Interpolation(segments, settings.position());
    }

    private static void addText(List<Expression> segments, Token token) {
        if (!token.string().isEmpty()) {
            segments.add(new Expression.Literal(token.string(), token.position()));
        }
    }

    /** Behind the opening parenthesis, or behind both when it is known to be empty. */
    Expression call(ParserState state, Settings outer, Expression.Variable name, boolean empty, boolean seesCaller) {
        List<Expression> arguments = new ArrayList<>();
        if (!empty && !state.takeIf(TokenKind.RIGHT_PARENTHESIS)) {
            refuseEnd(state, name);
            Settings settings = outer.deeper();
            while (true) {
                if (!state.peekIs(TokenKind.RIGHT_PARENTHESIS)) {
                    arguments.add(expressions.parse(state, settings));
                }
                if (state.takeIf(TokenKind.RIGHT_PARENTHESIS)) {
                    break;
                }
                refuseEnd(state, name);
                if (!state.takeIf(TokenKind.COMMA)) {
                    throw ParserState.missing(state.peek(), ",",
                            "to separate the arguments to function call '" + name.name() + "'");
                }
            }
        }
        return new Expression.Call(name.path(), name.name(), arguments, null, seesCaller, outer.position());
    }

    private static void refuseEnd(ParserState state, Expression.Variable name) {
        Token token = state.peek();
        if (token.is(TokenKind.END) || token.is(TokenKind.ERROR)) {
            throw ParserState.missing(token, ")", "to close the arguments list of this function call '" + name.name() + "'");
        }
    }
}
