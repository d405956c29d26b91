package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.FunctionPointer;
import java.util.ArrayList;
import java.util.List;

/** Parses function definitions and closures. */
final class FunctionParser {

    private final StatementParser statements;

    FunctionParser(StatementParser statements) {
        this.statements = statements;
    }

    Statement define(ParserState state, Settings outer) {
        Position start = state.peek().position();
        boolean isPrivate = state.takeIf(TokenKind.PRIVATE);
        Token keyword = state.next();
        if (!keyword.is(TokenKind.FN)) {
            throw ParserState.error("Expecting 'fn' following 'private'", keyword.position());
        }
        if (!outer.global()) {
            throw ParserState.error(
                    "Function definitions must be at global level and cannot be inside a block or another function", start);
        }
        refuseTooMany(state, keyword.position());
        Settings settings = new Settings(false, true, false, 0, state.limits().functionExpressionDepth(), keyword.position());
        FunctionDefinition function = function(state.forFunction(), settings.deeper(), isPrivate);
        if (!state.define(function)) {
            int count = function.parameters().size();
            String parameters = count == 0 ? "no parameters" : count == 1 ? "1 parameter" : count + " parameters";
            throw ParserState.error("Function " + function.name() + " with " + parameters + " already exists",
                    keyword.position());
        }
        return new Statement.Nothing(keyword.position());
    }

    private static void refuseTooMany(ParserState state, Position position) {
        if (state.tooManyFunctions()) {
            throw ParserState.error("Number of functions defined exceeds maximum limit", position);
        }
    }

    private FunctionDefinition function(ParserState state, Settings settings, boolean isPrivate) {
        Token token = state.next();
        String thisType = null;
        if (token.is(TokenKind.STRING) || token.is(TokenKind.IDENTIFIER)) {
            if (state.takeIf(TokenKind.PERIOD)) {
                thisType = typeName(token.string());
                token = state.next();
            } else if (token.is(TokenKind.STRING)) {
                throw ParserState.error("Expecting '.' after the type name for 'this'", state.peek().position());
            }
        }
        if (token.is(TokenKind.RESERVED)) {
            throw ParserState.reserved(token);
        }
        if (!token.is(TokenKind.IDENTIFIER)) {
            throw ParserState.error("Expecting function name in function declaration", token.position());
        }
        String name = token.string();
        List<String> parameters = parameters(state, name);
        if (!state.peekIs(TokenKind.LEFT_BRACE)) {
            throw ParserState.error("Expecting body statement block for function " + name, state.peek().position());
        }
        return new FunctionDefinition(name, thisType, parameters, statements.block(state, settings), isPrivate);
    }

    private static String typeName(String written) {
        return written.equals("int") ? "i64" : written.equals("float") ? "f64" : written;
    }

    private static List<String> parameters(ParserState state, String function) {
        if (state.takeIf(TokenKind.UNIT)) {
            return List.of();
        }
        if (!state.takeIf(TokenKind.LEFT_PARENTHESIS)) {
            throw ParserState.error("Expecting parameters for function " + function, state.peek().position());
        }
        if (state.takeIf(TokenKind.RIGHT_PARENTHESIS)) {
            return List.of();
        }
        return parameters(state, function, TokenKind.RIGHT_PARENTHESIS, "to close the parameters list of function '" + function + "'",
                "to separate the parameters of function '" + function + "'");
    }

    private static List<String> parameters(ParserState state, String function, TokenKind end, String close, String separate) {
        List<String> parameters = new ArrayList<>();
        while (true) {
            Token token = state.next();
            if (token.is(end)) {
                return parameters;
            }
            if (!token.is(TokenKind.IDENTIFIER)) {
                throw token.is(TokenKind.RESERVED) ? ParserState.reserved(token)
                        : token.kind().isStandardKeyword()
                        ? ParserState.error("Expecting name of a variable", token.position())
                        : ParserState.missing(token, end.text(), close);
            }
            if (parameters.contains(token.string())) {
                throw ParserState.error("Duplicated parameter " + token.string() + " for function " + function, token.position());
            }
            parameters.add(token.string());
            state.push(token.string(), false);
            Token separator = state.next();
            if (separator.is(end)) {
                return parameters;
            }
            if (!separator.is(TokenKind.COMMA)) {
                throw ParserState.missing(separator, ",", separate);
            }
        }
    }

    Expression closure(ParserState outer, Settings settings) {
        Position position = outer.peek().position();
        refuseTooMany(outer, position);
        ParserState state = outer.forFunction();
        List<String> own = List.of();
        if (!state.next().is(TokenKind.OR) && !state.takeIf(TokenKind.PIPE)) {
            own = parameters(state, "", TokenKind.PIPE, "to close the parameters list of anonymous function or closure",
                    "to separate the parameters of anonymous function");
        }
        Statement body = statements.parse(state, settings.closure().deeper());
        List<Expression.Name> captured = List.copyOf(state.foreign());
        List<String> parameters = new ArrayList<>();
        captured.forEach(name -> parameters.add(name.name()));
        parameters.addAll(own);
        for (Expression.Name name : captured) {
            outer.use(name.name(), name.position());
        }
        String name = FunctionPointer.ANONYMOUS + String.format("%016x", outer.functionCount() + 1);
        FunctionDefinition function = new FunctionDefinition(name, null, parameters, Statement.Block.of(body), false);
        outer.define(function);
        return new Expression.Closure(function, captured, position);
    }
}
