package dev.wadi.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wadi.camel.script.ScriptLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaygroundTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PERSON = """
            {"type": "record", "name": "Person", "fields": [
              {"name": "name", "type": "string"}, {"name": "age", "type": "int"}, {"name": "active", "type": "boolean"},
              {"name": "nick", "type": ["null", "string"]},
              {"name": "address", "type": {"type": "record", "name": "Address", "fields": [{"name": "city", "type": "string"}]}}]}
            """;
    private static final String ADA = """
            {"name": "Ada", "age": 36, "active": false, "nick": null, "address": {"city": "London"}}
            """;

    private static final ScriptLimits QUICK =
            new ScriptLimits(Long.MAX_VALUE, Duration.ofMillis(50), 1 << 20, 1 << 20, 1 << 18, 256L << 20, 64L << 20);

    private final Playground playground = new Playground();

    @Nested
    class Runs {

        @Test
        void sayWhereAPayloadIsCutOff() {
            assertThatThrownBy(() -> playground.run(new RunRequest(transform(""), "{", null, null)))
                    .hasMessage("Failed to decode output: the payload is no JSON: Unexpected end-of-input: expected close marker for Object "
                            + "(line 1, position 2)");
        }

        @Test
        void giveTheNewDocumentAndAttributes() {
            RunResult result = playground.run(new RunRequest(transform("""
                    data.processed = true;
                    attributes.modified = "yes";
                    result(data, attributes)"""), "{\"name\": \"Ada\", \"price\": 5.0}", Map.of("origin", "test"), null));

            assertThat(result.document()).hasToString("{\"name\":\"Ada\",\"price\":5.0,\"processed\":true}");
            assertThat(result.encoding()).isEqualTo("json");
            assertThat(result.attributes()).containsExactlyInAnyOrderEntriesOf(Map.of("origin", "test", "modified", "yes"));
        }

        @Test
        void keepAttributesThatTheResultDoesNotName() {
            assertThat(playground.run(new RunRequest(transform("result(data)"), "{}", Map.of("a", "b"), null)).attributes())
                    .containsExactly(Map.entry("a", "b"));
            assertThat(playground.run(new RunRequest(transform("result(data)"), "{}", null, null)).attributes()).isEmpty();
        }

        @Test
        void takeAnArrayAsOneValue() {
            RunResult result = playground.run(new RunRequest(
                    transform("result(data.map(|item| item * 2), attributes)"), "[1, 2]", null, null));

            assertThat(result.document()).hasToString("[2,4]");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {"mask_email(data) | john@example.com | j***@example.com",
                "mask_phone(data) | +1-555-123-4567 | ***********4567", "mask_year_only(data) | 1990-05-15 | 1990-01-01"})
        void haveMstreamsFunctions(String call, String value, String masked) {
            assertThat(playground.run(new RunRequest(transform("result(" + call + ")"), '"' + value + '"', null, null)).document())
                    .isEqualTo(new TextNode(masked));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
                "data.age = ; result(data) | {} | Script compilation failed: Unexpected ';' (line 2, position 12)",
                "throw \"no such thing\"; | {} | Script execution failed: Runtime error: no such thing (line 2, position 1) ()",
                "1 / 0; result(data) | {} | Script execution failed: Division by zero: 1 / 0 (line 2, position 3) ()",
                "42 | {} | Script execution failed: transform must give result(data) or result(data, attributes), and gave a value of type i64 ()",
                "result(data) | test | Failed to decode output: the payload is no JSON",
                "result(data) | {} {} | Failed to decode output: the payload is no JSON",
                "result(data) | `` | Failed to decode output: the payload is empty"})
        void sayWhatIsWrong(String body, String payload, String message) {
            assertThatThrownBy(() -> playground.run(new RunRequest(transform(body), payload, null, null)))
                    .isInstanceOf(PlaygroundException.class).hasMessageStartingWith(message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "fn other() {}", "fn transform(data) { result(data) }",
                "fn transform(a, b) { result(a) } fn transform(a, b, c) { result(a) }"})
        void needATransform(String script) {
            assertThatThrownBy(() -> playground.run(new RunRequest(script, "{}", null, null)))
                    .isInstanceOf(PlaygroundException.class).hasMessageContaining("exactly one function transform(data, attributes)");
        }

        @Test
        void end() {
            Playground quick = new Playground(QUICK, Playground.TIME_OF_ALL_CASES);

            assertThatThrownBy(() -> quick.run(new RunRequest(transform("loop {}"), "{}", null, null)))
                    .hasMessageContaining("Script execution failed: Script terminated: it ran longer than 50 ms");
            assertThatThrownBy(() -> playground.run(new RunRequest(transform("loop {}"), "{}", null, null)))
                    .hasMessageContaining("Too many operations");
        }
    }

    @Nested
    class Schemas {

        @Test
        void showAvroDecoded() throws Exception {
            RunResult result = run("data.active = true; data.address.city = \"Paris\"; result(data)", "avro", PERSON);

            assertThat(result.encoding()).isEqualTo("avro");
            assertThat(result.document()).isEqualTo(MAPPER.readTree("""
                    {"name": "Ada", "age": 36, "active": true, "nick": null, "address": {"city": "Paris"}}"""));
        }

        @Test
        void refuseWhatDoesNotFit() {
            assertThatThrownBy(() -> run("data.age = \"old\"; result(data)", "avro", PERSON))
                    .isInstanceOf(PlaygroundException.class).hasMessageContaining("age");
        }

        @Test
        void filterAsAJsonSchemaSays() {
            RunResult result = run("result(data)", "json", "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}");

            assertThat(result.encoding()).isEqualTo("json");
            assertThat(result.document()).hasToString("{\"name\":\"Ada\"}");
        }

        @Test
        void mayBeJsonThemselves() throws Exception {
            RunRequest request = new RunRequest(transform("result(data)"), ADA, null,
                    new RunRequest.Schema("avro", MAPPER.readTree(PERSON)));

            assertThat(playground.run(request).document().get("name")).hasToString("\"Ada\"");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"avro | {\"type\": \"nothing\"} | Invalid schema: ",
                "json | [ | Invalid schema: ", "bson | {} | Unsupported schema encoding: bson; allowed: avro, json"})
        void mustBeSchemas(String encoding, String schema, String message) {
            assertThatThrownBy(() -> run("result(data)", encoding, schema)).isInstanceOf(PlaygroundException.class)
                    .hasMessageStartingWith(message);
        }

        private RunResult run(String body, String encoding, String schema) {
            return playground.run(new RunRequest(transform(body), ADA, null, new RunRequest.Schema(encoding, new TextNode(schema))));
        }
    }

    @Nested
    class Validates {

        @Test
        void aScriptWithEverything() {
            Validation validation = playground.validate(transform("""
                    let all = [mask_email(data.a), mask_phone(data.b), mask_year_only(data.c), hash_sha256(data), timestamp_ms()];
                    let numbers = [sum([1]), avg([1]), min([1]), max([1], |n| n), group_by([1], |n| n), count_by([1], |n| n)];
                    let lists = [unique([1]), flatten([[1]]), pluck([#{a: 1}], "a"), pick(#{a: 1}, ["a"]), omit(#{a: 1}, ["a"])];
                    result(#{all: all, numbers: numbers, lists: lists}, attributes)"""));

            assertThat(validation).isEqualTo(new Validation(true, List.of()));
        }

        @Test
        void andPointsAtTheMistake() {
            Validation validation = playground.validate("fn transform(data, attributes) {\n    let a = 1;\n    let b = a unexpected;\n}");

            assertThat(validation.valid()).isFalse();
            assertThat(validation.diagnostics()).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.line()).isEqualTo(3);
                assertThat(diagnostic.column()).isEqualTo(15);
                assertThat(diagnostic.endLine()).isEqualTo(3);
                assertThat(diagnostic.endColumn()).isEqualTo(25);
                assertThat(diagnostic.severity()).isEqualTo("error");
                assertThat(diagnostic.message()).isNotBlank();
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "fn other() {}", "fn transform(data) { result(data) }"})
        void thatThereIsATransform(String script) {
            assertThat(playground.validate(script).diagnostics()).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.message()).contains("transform");
                assertThat(List.of(diagnostic.line(), diagnostic.column())).containsExactly(1, 1);
                assertThat(diagnostic.endColumn()).isGreaterThan(1);
            });
        }

        @Test
        void withTheNamesOfTheAnswer() throws Exception {
            assertThat(MAPPER.writeValueAsString(playground.validate("fn transform(a, b) { + }")))
                    .startsWith("{\"valid\":false,\"diagnostics\":[{\"line\":1,\"column\":").contains("\"end_line\":1,\"end_column\":")
                    .endsWith("\"severity\":\"error\"}]}");
        }
    }

    @Nested
    class Tests {

        private static final String DOUBLE = "data.value *= 2; result(data, attributes)";

        @Test
        void areMadeOfASample() throws Exception {
            GeneratedTests generated = playground.generate(transform(DOUBLE), MAPPER.readTree("{\"value\": 4, \"user\": {\"name\": \"x\"}}"));

            assertThat(generated.inputSchema()).isEqualTo(MAPPER.readTree("""
                    {"type": "object", "properties": {"value": {"type": "integer"},
                     "user": {"type": "object", "properties": {"name": {"type": "string"}}}}}"""));
            assertThat(generated.cases()).singleElement().satisfies(one -> {
                assertThat(one.name()).isEqualTo("baseline");
                assertThat(one.expected().get("value")).hasToString("8");
                assertThat(one.assertions()).extracting(Assertion::path).containsExactlyInAnyOrder("value", "user.name");
                assertThat(one.durationMillis()).isNotNegative();
            });
            assertThat(playground.test(transform(DOUBLE), generated.cases(), true).summary())
                    .isEqualTo(new RunReport.Summary(1, 1, 0));
        }

        @Test
        void passAndFail() throws Exception {
            ScriptCase passes = one("passes", "{\"value\": 1}", null, assertion("value", "2"));
            ScriptCase fails = one("fails", "{\"value\": 1}", null, assertion("value", "3"));
            ScriptCase throwing = one("throws", "{\"value\": \"x\"}", null, assertion("value", "3"));

            RunReport report = playground.test(transform(DOUBLE), List.of(passes, fails, throwing), false);

            assertThat(report.summary()).isEqualTo(new RunReport.Summary(3, 1, 2));
            assertThat(report.results().get(0).failures()).isNull();
            assertThat(report.results().get(1).failures()).singleElement()
                    .extracting(AssertionFailure::message).isEqualTo("expected 'value' to be 3, found 2");
            assertThat(report.results().get(2).actual()).isNull();
            assertThat(report.results().get(2).error()).startsWith("Script execution failed: ");
        }

        @Test
        void areStrictWhereTheySaySoOrTheRequestDoes() throws Exception {
            String input = "{\"value\": 1, \"extra\": true}";
            List<ScriptCase> cases = List.of(one("silent", input, null, assertion("value", "2")),
                    one("strict", input, true, assertion("value", "2")), one("lenient", input, false, assertion("value", "2")));

            assertThat(playground.test(transform(DOUBLE), cases, false).results()).extracting(CaseResult::passed)
                    .containsExactly(true, false, true);
            RunReport strict = playground.test(transform(DOUBLE), cases, true);
            assertThat(strict.results()).extracting(CaseResult::passed).containsExactly(false, false, true);
            assertThat(strict.results().get(1).failures()).extracting(AssertionFailure::path).containsExactly("extra");
        }

        @Test
        void endTogether() throws Exception {
            ScriptCase endless = one("endless", "{}", null);

            RunReport report = new Playground(QUICK, Duration.ofMillis(60)).test(transform("loop {}"), List.of(endless, endless, endless), false);

            assertThat(report.results()).extracting(CaseResult::error).first().asString().contains("it ran longer than 50 ms");
            assertThat(report.results()).extracting(CaseResult::error).last()
                    .isEqualTo("not run: the cases before it took 60 ms");
        }

        @Test
        void keepTheShapeOfTheAnswer() throws Exception {
            RunReport report = playground.test(transform(DOUBLE), List.of(one("fails", "{\"value\": 1}", null, assertion("value", "3"))), false);

            JsonNode json = MAPPER.readTree(MAPPER.writeValueAsString(report));
            assertThat(json.at("/results/0").fieldNames()).toIterable()
                    .containsExactlyInAnyOrder("name", "passed", "actual", "failures", "duration_ms");
            assertThat(json.at("/results/0/failures/0")).isEqualTo(MAPPER.readTree("""
                    {"path": "value", "assert_type": "equals", "expected": 3, "actual": 2,
                     "message": "expected 'value' to be 3, found 2"}"""));
            assertThat(json.get("summary")).isEqualTo(MAPPER.readTree("{\"total\": 1, \"passed\": 0, \"failed\": 1}"));
        }

        private static ScriptCase one(String name, String input, Boolean strict, Assertion... assertions) throws Exception {
            return new ScriptCase(name, MAPPER.readTree(input), null, List.of(assertions), strict, null);
        }

        private static Assertion assertion(String path, String expected) throws Exception {
            return new Assertion(path, AssertType.EQUALS, MAPPER.readTree(expected));
        }
    }

    private static String transform(String body) {
        return "fn transform(data, attributes) {\n" + body + "\n}";
    }
}
