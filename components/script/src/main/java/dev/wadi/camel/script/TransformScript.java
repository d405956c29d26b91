package dev.wadi.camel.script;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.script.document.BsonCodec;
import dev.wadi.camel.script.document.DocumentCodec;
import dev.wadi.camel.script.document.JsonCodec;
import dev.wadi.rhai.RhaiEngine;
import dev.wadi.rhai.RhaiScript;
import dev.wadi.rhai.ScriptOutput;
import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.error.UnknownCall;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.mstream.ScriptResult;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.TextTooLongException;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One script with one function {@code transform(data, attributes)}, which gives {@code result(data)} or
 * {@code result(data, attributes)}; without attributes in the result the incoming ones stay.
 *
 * <p>Errors: {@link InvalidScriptException} when it is made; {@link ScriptFailedException} when a call fails,
 * {@link EncodingException} when a body cannot be read or a result cannot be written. Lifecycle and threads: immutable, safe to
 * share; every call has its own variables. Source: specification 5.2, 5.3 and 5.6, conflict C20.
 */
public final class TransformScript {

    private static final String FUNCTION = "transform";
    private static final int PARAMETERS = 2;

    private final String name;
    private final RhaiScript script;
    private final ScriptLimits limits;
    private final ThreadLocal<JsonCodec> json;
    private final ThreadLocal<BsonCodec> bson;

    private TransformScript(String name, RhaiScript script, ScriptLimits limits) {
        this.name = name;
        this.script = script;
        this.limits = limits;
        this.json = ThreadLocal.withInitial(() -> new JsonCodec(NestingLimit.DEFAULT, limits.resultBytes()));
        this.bson = ThreadLocal.withInitial(() -> new BsonCodec(NestingLimit.DEFAULT, limits.resultBytes()));
    }

    /** Reads and compiles a file; its path is the script's name in errors. */
    public static TransformScript load(Path file, ScriptLimits limits) {
        return compile(file.toString(), read(file), limits);
    }

    /** The same with another clock for its {@code timestamp_ms()}. */
    static TransformScript load(Path file, ScriptLimits limits, Clock clock) {
        return compile(file.toString(), read(file), limits, ScriptFunctions.at(clock));
    }

    static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw invalid(ScriptProblem.Kind.UNREADABLE, file.toString(), "the script cannot be read: it is a folder", null);
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw invalid(ScriptProblem.Kind.MISSING, file.toString(), "there is no such script", missing);
        } catch (CharacterCodingException binary) {
            throw invalid(ScriptProblem.Kind.UNREADABLE, file.toString(), "the script is not UTF-8 text", binary);
        } catch (IOException unreadable) {
            throw invalid(ScriptProblem.Kind.UNREADABLE, file.toString(), "the script cannot be read: " + unreadable, unreadable);
        }
    }

    /** @param name the script's name in errors */
    public static TransformScript compile(String name, String text, ScriptLimits limits) {
        return compile(name, text, limits, ScriptFunctions.ALL);
    }

    private static TransformScript compile(String name, String text, ScriptLimits limits, FunctionLibrary functions) {
        RhaiScript script = compiled(() -> new RhaiEngine(limits.options(), functions).compile(text), name, text);
        long count = script.countFunctions(FUNCTION);
        if (count != 1 || !script.hasFunction(FUNCTION, PARAMETERS)) {
            String found = count == 0 ? "it has none" : count == 1 ? "its transform has another number of parameters"
                    : "it has " + count;
            throw invalid(ScriptProblem.Kind.NO_TRANSFORM, name,
                    "a script needs exactly one function transform(data, attributes), and " + found, null);
        }
        return new TransformScript(name, script, limits);
    }

    static RhaiScript compiled(Supplier<RhaiScript> compilation, String name, String text) {
        try {
            return compilation.get();
        } catch (RhaiException syntax) {
            throw new InvalidScriptException(problem(ScriptProblem.Kind.SYNTAX, name, syntax, text), syntax);
        }
    }

    private static ScriptProblem problem(ScriptProblem.Kind kind, String name, RhaiException mistake, String text) {
        Position place = mistake.position();
        String rendered = mistake.render(text);
        String excerpt = rendered.substring(Math.min(rendered.length(), mistake.getMessage().length())).stripLeading();
        return new ScriptProblem(kind, name, place.line(), place.isNone() ? 0 : Math.max(1, place.column()), mistake.text(), excerpt);
    }

    /** A call that can only fail, and what is there to call instead. */
    public record UnknownFunction(ScriptProblem problem, String name, Set<String> known) {}

    /** Calls of functions that there are not. The script can be used; each of them fails once it is reached. */
    public List<UnknownFunction> unknownFunctions() {
        Set<String> known = script.functionNames();
        return script.unknownCalls().stream().map(call -> {
            RhaiException mistake = new RhaiException(ErrorKind.FUNCTION_NOT_FOUND, describe(call), call.position());
            ScriptProblem problem = problem(ScriptProblem.Kind.UNKNOWN_FUNCTION, name, mistake, script.text());
            return new UnknownFunction(problem, call.name(), call.accepted().isEmpty() ? known : Set.of());
        }).toList();
    }

    private static String describe(UnknownCall call) {
        if (call.accepted().isEmpty()) {
            return "there is no function " + call.name();
        }
        String accepted = call.accepted().stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return call.name() + " takes " + accepted + (accepted.equals("1") ? " argument" : " arguments") + ", and has " + call.arguments() + " here";
    }

    private static InvalidScriptException invalid(ScriptProblem.Kind kind, String name, String message, Throwable cause) {
        return new InvalidScriptException(new ScriptProblem(kind, name, 0, 0, message, ""), cause);
    }

    public String name() {
        return name;
    }

    public ScriptLimits limits() {
        return limits;
    }

    /** Calls it with one JSON value. */
    public TransformResult callWithJson(byte[] body, Map<String, String> attributes) {
        return call(json.get(), body, attributes);
    }

    /** Calls it with one BSON document. */
    public TransformResult callWithBson(byte[] body, Map<String, String> attributes) {
        return call(bson.get(), body, attributes);
    }

    private TransformResult call(DocumentCodec codec, byte[] body, Map<String, String> attributes) {
        ObjectMap map = new ObjectMap();
        attributes.forEach(map::put);
        ScriptResult result = call(codec.read(body, 0, body.length), map, ScriptOutput.NONE);
        byte[] written = write(codec, result.data(), DocumentCodec.Body.of(body));
        return new TransformResult(written, result.attributes() == null ? attributes : texts(result.attributes()),
                result.data() == Unit.UNIT);
    }

    /**
     * Calls it with values; both are given away.
     *
     * @return its result; never anything else
     */
    ScriptResult call(Object data, MapValue attributes, ScriptOutput output) {
        Object result;
        try {
            result = script.runThenCall(FUNCTION, output, data, attributes);
        } catch (RhaiException failure) {
            throw ScriptFailedException.of(name, failure);
        }
        if (result instanceof ScriptResult made) {
            return made;
        }
        throw new ScriptFailedException(name, Position.NONE, "transform must give result(data) or result(data, attributes), and gave a "
                + "value of type " + Texts.typeName(result), null);
    }

    byte[] write(DocumentCodec codec, Object data, DocumentCodec.Body former) {
        try {
            return codec.write(data, former);
        } catch (EncodingException unwritable) {
            throw new ScriptFailedException(name, Position.NONE, unwritable.getMessage(), unwritable);
        }
    }

    /** Attributes that a script gave, every value as text. */
    Map<String, String> texts(MapValue attributes) {
        Map<String, String> texts = new LinkedHashMap<>();
        long length = 0;
        try {
            for (String key : attributes.keys()) {
                String text = Texts.display(attributes.get(key));
                texts.put(key, text);
                length += text.length();
                if (length > limits.resultBytes()) {
                    throw new TextTooLongException();
                }
            }
        } catch (TextTooLongException | StackOverflowError tooLarge) {
            // small values can stand for huge texts, since copies share their contents
            throw new ScriptFailedException(name, Position.NONE, "the attributes are too large, or nested too deep", tooLarge);
        }
        return texts;
    }

    @Override
    public String toString() {
        return name;
    }
}
