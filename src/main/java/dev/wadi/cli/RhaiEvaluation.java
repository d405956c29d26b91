package dev.wadi.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.engine.FailureText;
import dev.wadi.rhai.RhaiEngine;
import dev.wadi.rhai.RhaiScript;
import dev.wadi.rhai.ScriptOutput;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.TextTooLongException;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs script files one by one; whatever is wrong with one becomes its result. */
final class RhaiEvaluation {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What became of a script.
     *
     * @param type of the value, as {@code type_of} has it; null if it failed
     * @param value as {@code to_debug} has it; null if it failed
     * @param error the text with line and position; null if it did not fail
     * @param rendered the error with the script's line and a caret
     */
    record Result(Path file, String type, String value, String error, String rendered, List<String> printed) {

        boolean ok() {
            return error == null;
        }

        String toJson() {
            ObjectNode line = JSON.createObjectNode().put("file", file.toString()).put("ok", ok());
            if (ok()) {
                line.put("type", type).put("value", value);
            } else {
                line.put("error", error);
            }
            printed.forEach(line.putArray("printed")::add);
            return line.toString();
        }

        void show(PrintWriter out, PrintWriter err) {
            printed.forEach(out::println);
            if (!ok()) {
                err.println(file + ": " + rendered);
            } else if (!type.equals("()")) {
                out.println(value);
            }
        }
    }

    private final RhaiEngine engine;

    RhaiEvaluation(RhaiEngine engine) {
        this.engine = engine;
    }

    Result run(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException malformed) {
            return failed(file, "the file is not UTF-8 text", List.of());
        } catch (NoSuchFileException missing) {
            return failed(file, "there is no such file", List.of());
        } catch (IOException unreadable) {
            return failed(file, Files.isDirectory(file) ? "this is a folder, a script is a file"
                    : "the file cannot be read: " + FailureText.of(unreadable), List.of());
        }
        return run(file, text);
    }

    private Result run(Path file, String text) {
        List<String> printed = new ArrayList<>();
        try {
            RhaiScript script = engine.compile(text);
            Object value = script.run(new ScriptOutput() {
                @Override
                public void print(String line) {
                    printed.add(line);
                }

                @Override
                public void debug(String line, Position position) {
                    printed.add(position.brief() + " | " + line);
                }
            });
            return new Result(file, Texts.typeName(value), value == Unit.UNIT ? "()" : Texts.debug(value), null, null, printed);
        } catch (RhaiException failure) {
            return new Result(file, null, null, failure.getMessage(), failure.render(text), printed);
        } catch (TextTooLongException tooLong) {
            return failed(file, tooLong.getMessage(), printed);
        } catch (StackOverflowError tooDeep) {
            return failed(file, "the value is nested too deep to be shown", printed);
        } catch (OutOfMemoryError tooLarge) {
            return failed(file, "there is not enough memory for what the script builds", printed);
        }
    }

    private static Result failed(Path file, String error, List<String> printed) {
        return new Result(file, null, null, error, error, printed);
    }
}
