package dev.wadi.camel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance cases 74 to 85 of the specification, section 11.8, and what of the contract they leave open. */
class TransformScriptTest {

    @TempDir
    private Path folder;

    private static TransformScript script(String text) {
        return TransformScript.compile("test.rhai", text, ScriptLimits.DEFAULT);
    }

    private static TransformScript body(String statements) {
        return script("fn transform(data, attributes) {\n" + statements + "\n}");
    }

    private static String call(String statements, String json) {
        return text(body(statements).callWithJson(bytes(json), Map.of()));
    }

    private static String text(TransformResult result) {
        return new String(result.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ScriptProblem problem(String text) {
        return catchThrowableOfType(InvalidScriptException.class, () -> script(text)).problem();
    }

    @Test
    void case74LoadsFromAnAbsoluteAndARelativeFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("a.rhai"), "fn transform(data, attributes) { result(data) }");
        Path relative = Path.of("").toAbsolutePath().relativize(file);

        assertThat(text(TransformScript.load(file, ScriptLimits.DEFAULT).callWithJson(bytes("1"), Map.of()))).isEqualTo("1");
        assertThat(text(TransformScript.load(relative, ScriptLimits.DEFAULT).callWithJson(bytes("1"), Map.of()))).isEqualTo("1");
    }

    @Test
    void case75TellsWhatIsWrongWithAFile() throws IOException {
        Path missing = folder.resolve("missing.rhai");
        Path binary = Files.write(folder.resolve("binary.rhai"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Path broken = Files.writeString(folder.resolve("broken.rhai"), "fn transform(data, attributes) {\n  let x = ;\n}");

        assertThatThrownBy(() -> TransformScript.load(missing, ScriptLimits.DEFAULT)).isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("missing.rhai: there is no such script");
        assertThatThrownBy(() -> TransformScript.load(binary, ScriptLimits.DEFAULT)).isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> TransformScript.load(folder, ScriptLimits.DEFAULT)).isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("the script cannot be read: it is a folder");
        assertThatThrownBy(() -> TransformScript.load(broken, ScriptLimits.DEFAULT)).isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("broken.rhai:2:11: ").hasMessageEndingWith("2 |   let x = ;\n  |           ^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fn other(a, b) {}", "fn transform() {}", "fn transform(a) {}", "fn transform(a, b, c) {}",
            "fn transform(a, b) {} fn transform(a) {}"})
    void case76DemandsExactlyOneTransformWithTwoParameters(String text) {
        assertThat(problem(text).kind()).isEqualTo(ScriptProblem.Kind.NO_TRANSFORM);
        assertThat(problem(text).message()).contains("transform(data, attributes)");
    }

    @Test
    void case76AllowsHelpers() {
        TransformScript script = script("fn twice(x) { x * 2 } fn transform(d, a) { result(twice(d)) }");

        assertThat(text(script.callWithJson(bytes("21"), Map.of()))).isEqualTo("42");
    }

    @Test
    void case77SeesAnEmptyObject() {
        assertThat(call("if data.is_empty() { result(\"empty\") } else { result(\"full\") }", "{}")).isEqualTo("\"empty\"");
    }

    @Test
    void case78ChangesStrings() {
        assertThat(call("data.to_upper()\n; result(data.to_upper())", "\"test\"")).isEqualTo("\"TEST\"");
        assertThat(call("result(data + \" modified\")", "\"data\"")).isEqualTo("\"data modified\"");
    }

    @Test
    void case79GivesAttributesBack() {
        TransformResult result = body("attributes.length = data.len().to_string(); result(data, attributes)")
                .callWithJson(bytes("\"test\""), Map.of("origin", "unit"));

        assertThat(result.attributes()).containsExactlyInAnyOrderEntriesOf(Map.of("origin", "unit", "length", "4"));
    }

    @Test
    void case80ChangesFields() {
        assertThat(call("data.processed = true; data.value = data.value * 2; result(data)", "{\"name\":\"test\",\"value\":10}"))
                .isEqualTo("{\"name\":\"test\",\"value\":20,\"processed\":true}");
    }

    @Test
    void case81HasTheStandardLibrary() {
        assertThat(call("result(parse_int(\"42\"))", "null")).isEqualTo("42");
    }

    @Test
    void case82LeavesEmptyAttributesEmpty() {
        assertThat(body("result(data)").callWithJson(bytes("1"), Map.of()).attributes()).isEmpty();
    }

    @Test
    void keepsTheIncomingAttributesWhereTheResultHasNone() {
        assertThat(body("result(data)").callWithJson(bytes("1"), Map.of("a", "b")).attributes()).isEqualTo(Map.of("a", "b"));
        assertThat(body("result(data, #{})").callWithJson(bytes("1"), Map.of("a", "b")).attributes()).isEmpty();
    }

    @Test
    void turnsEveryAttributeIntoText() {
        assertThat(body("result(data, #{i: 1, f: 2.0, b: true, u: (), a: [1, \"x\"]})").callWithJson(bytes("1"), Map.of())
                .attributes()).isEqualTo(Map.of("i", "1", "f", "2.0", "b", "true", "u", "", "a", "[1, \"x\"]"));
    }

    @Test
    void case83TellsAFailureOfTheBodyFromOneOfTheScript() {
        assertThatThrownBy(() -> call("result(data)", "test")).isInstanceOf(EncodingException.class)
                .hasMessageContaining("deserialize JSON");
        assertThatThrownBy(() -> call("42", "1")).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("execution failed").hasMessageContaining("i64");
        assertThatThrownBy(() -> call("1 / 0", "1")).isInstanceOf(ScriptFailedException.class)
                .hasMessageStartingWith("test.rhai:2:3: execution failed: ");
        assertThatThrownBy(() -> call("throw \"no \\n such order\"", "1")).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("no \\n such order");
    }

    @Test
    void case84RefusesWhatIsNestedTooDeep() {
        assertThat(problem("fn transform(d, a) { result(" + "(1 + ".repeat(50) + "1" + ")".repeat(50) + ") }").kind())
                .isEqualTo(ScriptProblem.Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eval(\"1\")", "import \"x\" as y"})
    void case84RefusesEvalAndImport(String statement) {
        ScriptProblem problem = problem("fn transform(d, a) {\n  " + statement + ";\n  result(d)\n}");

        assertThat(problem.kind()).isEqualTo(ScriptProblem.Kind.SYNTAX);
        assertThat(problem.line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open(\"x\")", "close(1)", "read_line()", "write(\"x\")", "flush()", "load_file(\"x\")", "sleep(1)"})
    void case84ReachesNothingOutside(String call) {
        assertThatThrownBy(() -> call(call + "; result(data)", "1")).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("Function not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "let x = 0; while x < 1100000 { x += 1 }",
            "let x = []; for i in 0..1100000 { x.push(i) }",
            "let x = #{}; for i in 0..1100000 { x[i.to_string()] = i }"})
    void case85StopsLongLoops(String loop) {
        assertThatThrownBy(() -> call(loop + "; result(data)", "1")).isInstanceOf(ScriptFailedException.class)
                .hasMessageMatching("(?s).*(Too many operations|too large).*");
    }

    @Test
    void case85NamesTheOperations() {
        assertThatThrownBy(() -> call("let x = 0; loop { x += 1 }", "1")).hasMessageContaining("Too many operations");
    }

    @Test
    void stopsAScriptThatTakesTooLong() {
        ScriptLimits hurried = new ScriptLimits(Long.MAX_VALUE / 2, Duration.ofMillis(30), 1 << 20, 1 << 20, 1 << 18, 1 << 28, 1 << 20);
        TransformScript endless = TransformScript.compile("endless.rhai", "fn transform(d, a) { loop { } }", hurried);

        assertThatThrownBy(() -> endless.callWithJson(bytes("1"), Map.of())).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("longer than 30 ms");
    }

    @Test
    void stopsSizeBombs() {
        String strings = "let s = \"x\"; loop { s += s }";
        String shared = "let s = \"x\"; for i in 0..20 { s += s } let a = []; for i in 0..1000 { a.push(s) } result(a)";
        String deep = "let a = []; for i in 0..1000 { a = [a] } result(a)";
        String fields = "for i in 0..1000 { let s = i.to_string(); for j in 0..20 { s += s } data[i.to_string()] = s } result(data)";

        assertThatThrownBy(() -> call(strings, "1")).isInstanceOf(ScriptFailedException.class).hasMessageContaining("too large");
        assertThatThrownBy(() -> call(shared, "1")).isInstanceOf(ScriptFailedException.class).hasMessageContaining("more than");
        assertThatThrownBy(() -> call(deep, "1")).isInstanceOf(ScriptFailedException.class).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> call(fields, "{}")).isInstanceOf(ScriptFailedException.class).hasMessageContaining("Memory");
    }

    @Test
    void stopsBombsOfSharedContents() {
        String shared = "let s = \"x\"; for i in 0..24 { s += s } let a = []; for i in 0..200 { a.push(s) } ";
        String deep = "let a = []; for i in 0..100000 { a = [a] } ";

        assertThatThrownBy(() -> call(shared + "result(hash_sha256(a))", "1")).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> call("let a = [\"x\".to_upper()]; for i in 0..22 { a += a } result([unique([a, a]), a.to_string()])", "1"))
                .isInstanceOf(ScriptFailedException.class);
        assertThatThrownBy(() -> call(shared + "result(1, #{a: a})", "1")).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> call(deep + "result(1, #{a: a})", "1")).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void letsFunctionsSeeTheConstantsOfTheScript() {
        TransformScript script = script("const LIMIT = 7; fn transform(d, a) { result(d + global::LIMIT) }");

        assertThat(text(script.callWithJson(bytes("1"), Map.of()))).isEqualTo("8");
    }

    @Test
    void keepsNothingBetweenCalls() {
        TransformScript script = script("let seen = 0; fn transform(d, a) { result(d) }");

        assertThat(text(script.callWithJson(bytes("1"), Map.of()))).isEqualTo(text(script.callWithJson(bytes("1"), Map.of())));
    }

    @Test
    void writesUnitAsNull() {
        TransformResult result = body("result(())").callWithJson(bytes("1"), Map.of());

        assertThat(text(result)).isEqualTo("null");
        assertThat(result.nothing()).isTrue();
    }
}
