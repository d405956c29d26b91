package dev.wadi.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;

/**
 * Standard output: lines, and on a terminal one more line at the end that is written over again and again.
 *
 * <p>Without a terminal the live line is not written, so no control character reaches a file. Threads: safe.
 */
final class Screen {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final int columns;
    private String live = "";

    Screen(PrintStream out, boolean terminal, int columns) {
        this.out = out;
        this.terminal = terminal;
        this.columns = columns;
    }

    static Screen ofProcess(PrintStream out, Map<String, String> environment) {
        return new Screen(out, isTerminal(environment), columnsOf(environment));
    }

    /** Whether somebody looks who can be shown a line that changes. */
    boolean isTerminal() {
        return terminal;
    }

    synchronized void line(String text) {
        if (!live.isEmpty()) {
            out.print(CLEAR_LINE);
        }
        out.println(text);
        out.print(live);
        out.flush();
    }

    /** Writes over the live line. */
    synchronized void live(String text) {
        if (!terminal) {
            return;
        }
        // a line that wraps could not be cleared
        live = text.length() < columns ? text : text.substring(0, columns - 1);
        out.print(CLEAR_LINE + live);
        out.flush();
    }

    /** Takes the live line away. */
    synchronized void endLive() {
        if (!live.isEmpty()) {
            live = "";
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    private static boolean isTerminal(Map<String, String> environment) {
        String term = environment.get("TERM");
        Console console = System.console();
        if (term == null || term.equals("dumb") || console == null) {
            return false;
        }
        try {
            // from Java 22 on there is always a console, which says itself whether it is a terminal
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static int columnsOf(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80;
    }
}
