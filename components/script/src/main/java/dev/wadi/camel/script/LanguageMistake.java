package dev.wadi.camel.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a script in a language of Camel, in the script's own lines.
 *
 * <p>Source: camel-joor puts the script into a class and shows javac's words about that class; simple counts characters from the
 * script's start. Other languages give no place.
 */
final class LanguageMistake {

    private static final Pattern JAVAC = Pattern.compile("JoorScript\\d+\\.java:(\\d+): error: (.*)(?:\\R(.*)\\R( *)\\^(?:\\R  symbol: *(.*))?)?");
    /** The line before the script's first one, as camel-joor numbers the class's lines. */
    private static final Pattern METHOD = Pattern.compile("(?m)^ *(\\d+) +public Object evaluate\\(CamelContext ");
    private static final Pattern LOCATION = Pattern.compile("(.*) at location (\\d+)");

    private final String language;
    private final String name;
    private final String text;

    /** @param text the whole script */
    LanguageMistake(String language, String name, String text) {
        this.language = language;
        this.name = name;
        this.text = text;
    }

    InvalidScriptException of(RuntimeException failure) {
        return new InvalidScriptException(inJava(failure).or(() -> atLocation(failure)).orElseGet(() -> problem(0, 0, lastCause(failure))),
                failure);
    }

    /** For what no place is known of. */
    InvalidScriptException of(String message, RuntimeException failure) {
        return new InvalidScriptException(problem(0, 0, message), failure);
    }

    private Optional<ScriptProblem> inJava(Throwable failure) {
        int method = -1;
        Matcher error = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher line = METHOD.matcher(String.valueOf(cause.getMessage()));
            method = line.find() ? Integer.parseInt(line.group(1)) : method;
            Matcher found = JAVAC.matcher(String.valueOf(cause.getMessage()));
            error = found.find() ? found : error;
        }
        if (method < 0 || error == null) {
            return Optional.empty();
        }
        int line = Integer.parseInt(error.group(1)) - method + linesBefore(start());
        String symbol = error.group(5) == null ? "" : ": " + error.group(5).strip();
        // behind the script's end the class goes on, and javac may find only there that something is missing
        int last = linesBefore(text.stripTrailing().length()) + 1;
        return Optional.of(line > last ? problem(last, lineOf(last).stripTrailing().length() + 1, error.group(2) + symbol)
                : problem(line, column(lineOf(line), error), error.group(2) + symbol));
    }

    /** camel-joor indents the first line and may put a return before it. */
    private static int column(String written, Matcher error) {
        if (error.group(3) == null) {
            return 1;
        }
        int before = error.group(3).indexOf(written.strip());
        int indent = written.length() - written.stripLeading().length();
        return before < 0 ? 1 : Math.max(1, error.group(4).length() - before + indent + 1);
    }

    private Optional<ScriptProblem> atLocation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher located = LOCATION.matcher(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
            if (located.matches()) {
                int at = Math.min(start() + Integer.parseInt(located.group(2)), text.length());
                return Optional.of(problem(linesBefore(at) + 1, at - text.lastIndexOf('\n', at - 1), located.group(1)));
            }
        }
        return Optional.empty();
    }

    private ScriptProblem problem(int line, int column, String message) {
        String excerpt = "";
        if (line > 0) {
            String number = String.valueOf(line);
            excerpt = number + " | " + lineOf(line) + "\n" + " ".repeat(number.length()) + " | " + " ".repeat(column - 1) + "^";
        }
        return new ScriptProblem(ScriptProblem.Kind.SYNTAX, name, line, column,
                "the script is no expression of the language " + language + ": " + message, excerpt);
    }

    private static String lastCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    /** Where what the language gets begins: blanks around it are taken off. */
    private int start() {
        return text.length() - text.stripLeading().length();
    }

    private int linesBefore(int at) {
        return (int) text.substring(0, at).chars().filter(character -> character == '\n').count();
    }

    private String lineOf(int line) {
        return text.lines().skip(line - 1L).findFirst().orElse("");
    }
}
