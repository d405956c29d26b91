package dev.wadi.rhai.syntax;

import java.util.Map;
import java.util.Set;

/** Identifiers, and the words and symbols that the language keeps for itself. */
public final class Words {

    private static final Set<String> RESERVED = Set.of("?", "use", "case", "async", "public", "package", "super", "#", "var",
            "protected", "spawn", "shared", "is", "===", "sync", "curry", "static", "default", "!==", "is_shared", "print", "#!",
            "this", "is_def_var", "thread", "is_def_fn", "yield", "new", "call", "match", "~", "!.", "eval", "await", ":=", "...",
            "null", "debug", "@", "type_of", "with", "<-", "void", "--", "nil", "<|", "$", "->", "|>", "module", "Fn", "::<", "++",
            ":;", "*)", "(*", "go", "goto");
    private static final Set<String> CALLABLE = Set.of("curry", "is_shared", "print", "is_def_var", "is_def_fn", "call", "eval",
            "debug", "type_of", "Fn");
    private static final Set<String> METHODS = Set.of("curry", "is_shared", "call", "type_of");

    private static final Map<String, String> FOREIGN = Map.of(
            "===", "'===' is not a valid operator. This is not JavaScript! Should it be '=='?",
            "!==", "'!==' is not a valid operator. This is not JavaScript! Should it be '!='?",
            "->", "'->' is not a valid symbol. This is not C or C++!",
            "<-", "'<-' is not a valid symbol. This is not Go! Should it be '<='?",
            ":=", "':=' is not a valid assignment operator. This is not Go or Pascal! Should it be simply '='?",
            ":;", "':;' is not a valid symbol. Should it be '::'?",
            "::<", "'::<>' is not a valid symbol. This is not Rust! Should it be '::'?",
            "(*", "'(* .. *)' is not a valid comment format. This is not Pascal! Should it be '/* .. */'?",
            "*)", "'(* .. *)' is not a valid comment format. This is not Pascal! Should it be '/* .. */'?",
            "# {", "'#' is not a valid symbol. Should it be '#{'?");

    private Words() {
    }

    static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    /** Reserved, but the name of a function. */
    static boolean isReservedFunction(String word) {
        return CALLABLE.contains(word);
    }

    /** Reserved, but allowed behind a dot. */
    static boolean isReservedMethod(String word) {
        return METHODS.contains(word);
    }

    /** What to say about a symbol of another language; null when it is none. */
    static String hintAbout(String symbol) {
        return FOREIGN.get(symbol);
    }

    static boolean startsIdentifier(int point) {
        return point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z';
    }

    static boolean continuesIdentifier(int point) {
        return startsIdentifier(point) || point >= '0' && point <= '9' || point == '_';
    }

    /** Underscores, then a letter, then letters, digits and underscores. */
    public static boolean isIdentifier(String word) {
        boolean letterSeen = false;
        for (int index = 0; index < word.length(); index++) {
            char point = word.charAt(index);
            if (startsIdentifier(point)) {
                letterSeen = true;
            } else if (point != '_' && !(letterSeen && continuesIdentifier(point))) {
                return false;
            }
        }
        return letterSeen;
    }

    /** Whether a script may define a function of this name. */
    public static boolean isFunctionName(String word) {
        return isIdentifier(word) && !isTaken(word);
    }

    /** Whether the language uses the word or symbol itself. */
    public static boolean isTaken(String word) {
        return isReserved(word) || TokenKind.ofWord(word) != null || isSymbol(word);
    }

    private static boolean isSymbol(String word) {
        for (TokenKind kind : TokenKind.values()) {
            if (word.equals(kind.text())) {
                return true;
            }
        }
        return false;
    }
}
