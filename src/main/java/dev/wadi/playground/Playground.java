package dev.wadi.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.script.InvalidScriptException;
import dev.wadi.camel.script.ScriptFailedException;
import dev.wadi.camel.script.ScriptLimits;
import dev.wadi.camel.script.ScriptProblem;
import dev.wadi.camel.script.TransformResult;
import dev.wadi.camel.script.TransformScript;
import dev.wadi.rhai.error.RhaiException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs and tests transform scripts for people who write them, with the same engine and the same limits as in a connector.
 *
 * <p>Errors: {@link PlaygroundException}, worded for the writer of the script. No call hangs: a script has {@link ScriptLimits}' time,
 * and all cases of one request together {@link #TIME_OF_ALL_CASES}; those that are left then count as failed. Threads: safe.
 */
public final class Playground {

    /** How long the cases of one request may take together, unless it is said otherwise. */
    public static final Duration TIME_OF_ALL_CASES = Duration.ofSeconds(30);

    private static final String NAME = "script";
    private static final String FAILED = "execution failed: ";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private final ScriptLimits limits;
    private final Duration timeOfAllCases;

    public Playground() {
        this(ScriptLimits.DEFAULT, TIME_OF_ALL_CASES);
    }

    /** @param timeOfAllCases how long the cases of one request may take together */
    public Playground(ScriptLimits limits, Duration timeOfAllCases) {
        this.limits = limits;
        this.timeOfAllCases = timeOfAllCases;
    }

    /** Runs a script on one payload, which is one JSON value; an array is not taken apart. */
    public RunResult run(RunRequest request) {
        TransformScript script = compile(request.script());
        ResultSchema schema = ResultSchema.of(request.schema());
        TransformResult result = call(script, bytes(read(request.payload())), request.attributes());
        return new RunResult(read(schema.applyTo(result.body())), schema.encoding(), result.attributes());
    }

    /** Finds what keeps a script from being used. */
    public Validation validate(String script) {
        try {
            TransformScript.compile(NAME, script == null ? "" : script, limits);
            return new Validation(true, List.of());
        } catch (InvalidScriptException e) {
            return new Validation(false, List.of(diagnostic(e.problem(), script)));
        }
    }

    /** What an editor offers. */
    public List<Completion> completions() {
        return Completions.ALL;
    }

    /** Makes a case of a sample: what comes out today is what is asserted. */
    public GeneratedTests generate(String script, JsonNode sampleInput) {
        TransformScript compiled = compile(script);
        long start = System.nanoTime();
        JsonNode output = read(call(compiled, bytes(sampleInput), Map.of()).body());
        ScriptCase baseline = new ScriptCase("baseline", sampleInput, output, Assertions.of(output), null, millisSince(start));
        return new GeneratedTests(SampleSchema.of(sampleInput), List.of(baseline));
    }

    /**
     * Runs cases, one after another. A case whose script fails has failed; a script that cannot be used is an error of the whole.
     *
     * @param strict whether a value that no assertion looks at is a failure, in cases that do not say it themselves
     */
    public RunReport test(String script, List<ScriptCase> cases, boolean strict) {
        TransformScript compiled = compile(script);
        long end = System.nanoTime() + timeOfAllCases.toNanos();
        List<CaseResult> results = new ArrayList<>(cases.size());
        for (ScriptCase one : cases) {
            results.add(System.nanoTime() - end < 0 ? result(compiled, one, strict)
                    : new CaseResult(one.name(), false, null, "not run: the cases before it took "
                            + timeOfAllCases.toMillis() + " ms", null, 0));
        }
        return RunReport.of(results);
    }

    private static CaseResult result(TransformScript script, ScriptCase one, boolean strict) {
        long start = System.nanoTime();
        try {
            JsonNode actual = read(call(script, bytes(one.input()), Map.of()).body());
            boolean strictly = one.strictMode() == null ? strict : one.strictMode();
            List<AssertionFailure> failures = Assertions.check(one.assertions(), actual, strictly);
            return new CaseResult(one.name(), failures.isEmpty(), actual, null, failures.isEmpty() ? null : failures, millisSince(start));
        } catch (PlaygroundException e) {
            return new CaseResult(one.name(), false, null, e.getMessage(), null, millisSince(start));
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private TransformScript compile(String script) {
        try {
            return TransformScript.compile(NAME, script == null ? "" : script, limits);
        } catch (InvalidScriptException e) {
            ScriptProblem problem = e.problem();
            boolean syntax = problem.kind() == ScriptProblem.Kind.SYNTAX;
            String place = problem.line() == 0 ? "" : " (line " + problem.line() + ", position " + problem.column() + ")";
            throw new PlaygroundException((syntax ? "Script compilation failed: " : "") + problem.message() + place, e);
        }
    }

    private static TransformResult call(TransformScript script, byte[] json, Map<String, String> attributes) {
        try {
            return script.callWithJson(json, attributes);
        } catch (ScriptFailedException e) {
            // the empty brackets are where mstream puts the path of a script that has one
            throw new PlaygroundException("Script execution failed: " + reason(e) + " ()", e);
        } catch (EncodingException e) {
            throw decodeFailure(e.getMessage(), e);
        }
    }

    private static String reason(ScriptFailedException failure) {
        if (failure.getCause() instanceof RhaiException thrown) {
            return thrown.root().getMessage();
        }
        return failure.getMessage().substring(failure.getMessage().indexOf(FAILED) + FAILED.length());
    }

    private static JsonNode read(String payload) {
        try {
            JsonNode read = JSON.readTree(payload == null ? "" : payload);
            if (read.isMissingNode()) {
                throw decodeFailure("the payload is empty", null);
            }
            return read;
        } catch (JsonProcessingException e) {
            // Jackson adds where the open bracket stands, around a note on its own settings
            String reason = e.getOriginalMessage().replaceAll(" ?\\(start marker at .*", "");
            throw decodeFailure("the payload is no JSON: " + reason + " (line " + e.getLocation().getLineNr()
                    + ", position " + e.getLocation().getColumnNr() + ")", e);
        }
    }

    private static JsonNode read(byte[] result) {
        try {
            return JSON.readTree(result);
        } catch (IOException e) {
            throw decodeFailure(e.getMessage(), e);
        }
    }

    private static PlaygroundException decodeFailure(String reason, Exception cause) {
        return new PlaygroundException("Failed to decode output: " + reason, cause);
    }

    private static byte[] bytes(JsonNode value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON value that cannot be written", e);
        }
    }

    /** At the mistake's place, up to the end of the word there; a script as a whole is meant by its first character. */
    private static Diagnostic diagnostic(ScriptProblem problem, String script) {
        int line = Math.max(1, problem.line());
        int column = Math.max(1, problem.column());
        String[] lines = (script == null ? "" : script).split("\n", -1);
        int[] points = line > lines.length ? new int[0] : lines[line - 1].codePoints().toArray();
        int end = column;
        while (end - 1 < points.length && (Character.isLetterOrDigit(points[end - 1]) || points[end - 1] == '_')) {
            end++;
        }
        return new Diagnostic(line, column, line, Math.max(end, column + 1), problem.message(), "error");
    }
}
