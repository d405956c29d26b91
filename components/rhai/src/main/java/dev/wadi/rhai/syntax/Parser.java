package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses scripts. Errors: {@link RhaiException} of kind {@code PARSING} at the first mistake.
 */
public final class Parser {

    private final ParserState state;
    private final StatementParser statements = new StatementParser();

    private Parser(String text, SyntaxOptions limits) {
        state = new ParserState(new Lexer(text, limits), limits);
    }

    /** Parses a whole script. */
    public static SyntaxTree parse(String text, SyntaxOptions limits) {
        return new Parser(text, limits).parse();
    }

    private SyntaxTree parse() {
        Settings settings = new Settings(true, false, false, 0, state.limits().expressionDepth(), new Position(1, 0));
        List<Statement> found = new ArrayList<>();
        while (!state.peekIs(TokenKind.END)) {
            Statement statement = statements.parse(state, settings);
            if (!(statement instanceof Statement.Nothing)) {
                found.add(statement);
                statements.endStatement(state, statement, TokenKind.END);
            }
        }
        return new SyntaxTree(found, state.functions());
    }
}
