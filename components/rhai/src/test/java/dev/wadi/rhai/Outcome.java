package dev.wadi.rhai;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a script, as the files beside the conformance cases have it: {@code ok TYPE}, {@code refused LINE:COLUMN} (while it
 * was compiled) or {@code failed LINE:COLUMN}; then the value or the error's text; then {@code > } and each printed line. The numbers
 * of anonymous functions are left out.
 */
record Outcome(String verdict, String text, List<String> printed) {

    static Outcome of(String script) {
        return of(new RhaiEngine(), script);
    }

    static Outcome of(RhaiEngine engine, String script) {
        List<String> printed = new ArrayList<>();
        RhaiScript compiled;
        try {
            compiled = engine.compile(script);
        } catch (RhaiException failure) {
            return new Outcome("refused " + place(failure.position()), failure.getMessage(), printed);
        }
        try {
            Object value = compiled.run(new ScriptOutput() {
                @Override
                public void print(String line) {
                    printed.add(line);
                }

                @Override
                public void debug(String line, Position position) {
                    printed.add(position.brief() + " | " + line);
                }
            });
            return new Outcome("ok " + Texts.typeName(value), Texts.debug(value), printed);
        } catch (RhaiException failure) {
            return new Outcome("failed " + place(failure.position()), failure.getMessage(), printed);
        }
    }

    private static String place(Position position) {
        return position.line() + ":" + position.column();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(verdict).append('\n').append(text).append('\n');
        printed.forEach(line -> out.append("> ").append(line).append('\n'));
        return out.toString().replaceAll("anon\\$[0-9a-f]{16}", "anon\\$…");
    }
}
