package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens, the functions found so far, and the variables of one function: which of them are constants, and which names are not
 * its own and so must be captured if it is a closure.
 */
final class ParserState {

    /** What all functions of a script share. */
    private static final class Script {
        private final Lexer lexer;
        private final SyntaxOptions limits;
        private final Map<String, FunctionDefinition> functions = new LinkedHashMap<>();
        private Token peeked;

        private Script(Lexer lexer, SyntaxOptions limits) {
            this.lexer = lexer;
            this.limits = limits;
        }
    }

    private record Declared(String name, boolean constant) {
    }

    private final Script script;
    private final List<Declared> variables = new ArrayList<>();
    private final List<Expression.Name> foreign = new ArrayList<>();
    private int blockStart;
    /** Switched off for one name: that of a property. */
    private boolean capturing = true;
    /** While the cases of a switch are read. */
    private boolean pipeEndsExpression;

    ParserState(Lexer lexer, SyntaxOptions limits) {
        this(new Script(lexer, limits));
    }

    private ParserState(Script script) {
        this.script = script;
    }

    ParserState forFunction() {
        return new ParserState(script);
    }

    SyntaxOptions limits() {
        return script.limits;
    }

    Token peek() {
        if (script.peeked == null) {
            script.peeked = script.lexer.next();
        }
        return script.peeked;
    }

    boolean peekIs(TokenKind kind) {
        return peek().is(kind);
    }

    Token next() {
        Token token = peek();
        script.peeked = null;
        return token;
    }

    boolean takeIf(TokenKind kind) {
        if (!peekIs(kind)) {
            return false;
        }
        next();
        return true;
    }

    void continueText() {
        script.lexer.continueText();
    }

    /** The token of this kind, or the error that it is missing. */
    Token expect(TokenKind kind, String purpose) {
        Token token = next();
        if (!token.is(kind)) {
            throw missing(token, kind.text(), purpose);
        }
        return token;
    }

    static RhaiException missing(Token found, String wanted, String purpose) {
        return found.is(TokenKind.ERROR) ? error(found.text(), found.position())
                : error("Expecting '" + wanted + "' " + purpose, found.position());
    }

    static RhaiException error(String text, Position position) {
        return new RhaiException(ErrorKind.PARSING, text, position);
    }

    /** A name that can be a variable's. */
    Expression.Name variableName() {
        Token token = next();
        if (token.is(TokenKind.IDENTIFIER)) {
            return new Expression.Name(token.string(), token.position());
        }
        if (token.is(TokenKind.RESERVED) && Words.isIdentifier(token.text())) {
            throw reserved(token);
        }
        throw token.is(TokenKind.ERROR) ? error(token.text(), token.position())
                : error("Expecting name of a variable", token.position());
    }

    static RhaiException reserved(Token token) {
        String what = Words.isIdentifier(token.text()) ? "keyword" : "symbol";
        return error("'" + token.text() + "' is a reserved " + what, token.position());
    }

    boolean pipeEndsExpression() {
        return pipeEndsExpression;
    }

    boolean endExpressionAtPipe(boolean ends) {
        boolean before = pipeEndsExpression;
        pipeEndsExpression = ends;
        return before;
    }

    void doNotCaptureNext() {
        capturing = false;
    }

    void captureAgain() {
        capturing = true;
    }

    /** Notes that a name is used as a variable. */
    void use(String name, Position position) {
        if (!capturing) {
            capturing = true;
            return;
        }
        boolean known = find(name) >= 0 || script.functions.values().stream().anyMatch(function -> function.name().equals(name))
                || foreign.stream().anyMatch(other -> other.name().equals(name));
        if (!known) {
            foreign.add(new Expression.Name(name, position));
        }
    }

    /** Names that are used here but declared elsewhere, in the order of their first use. */
    List<Expression.Name> foreign() {
        return foreign;
    }

    private int find(String name) {
        for (int index = variables.size() - 1; index >= 0; index--) {
            if (variables.get(index).name.equals(name)) {
                return index;
            }
        }
        return -1;
    }

    boolean isConstant(String name) {
        int index = find(name);
        return index >= 0 && variables.get(index).constant;
    }

    /** A variable of the block; declared twice in one block it is the same variable. */
    void declare(String name, boolean constant) {
        int index = find(name);
        if (index >= blockStart && index >= 0) {
            variables.set(index, new Declared(name, constant));
        } else {
            push(name, constant);
        }
    }

    void push(String name, boolean constant) {
        variables.add(new Declared(name, constant));
    }

    /** Begins a block; gives what {@link #closeBlock} needs. */
    int openBlock() {
        int outer = blockStart;
        blockStart = variables.size();
        return outer;
    }

    void closeBlock(int outer) {
        forgetFrom(blockStart);
        blockStart = outer;
    }

    int variableCount() {
        return variables.size();
    }

    void forgetFrom(int count) {
        variables.subList(count, variables.size()).clear();
    }

    boolean tooManyFunctions() {
        return script.limits.functions() > 0 && script.functions.size() >= script.limits.functions();
    }

    /** False if there is one of this name, number of parameters and type already. */
    boolean define(FunctionDefinition function) {
        String key = function.thisType() + "." + function.name() + "/" + function.parameters().size();
        return script.functions.putIfAbsent(key, function) == null;
    }

    int functionCount() {
        return script.functions.size();
    }

    List<FunctionDefinition> functions() {
        return List.copyOf(script.functions.values());
    }
}
