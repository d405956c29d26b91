package dev.wadi.camel.script.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.script.ScriptFailedException;
import dev.wadi.camel.script.ScriptLimits;
import dev.wadi.camel.script.TransformScript;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script leaves alone comes out as it went in. */
class JsonDocumentTest {

    private static String call(String statements, String json) {
        TransformScript script = TransformScript.compile("t.rhai", "fn transform(data, attributes) {\n" + statements + "\n}",
                ScriptLimits.DEFAULT);
        return new String(script.callWithJson(json.getBytes(StandardCharsets.UTF_8), Map.of()).body(), StandardCharsets.UTF_8);
    }

    @Test
    void anUntouchedBodyIsTheSameArray() {
        TransformScript script = TransformScript.compile("t.rhai", "fn transform(d, a) { if d.x > 1 { d.y.len() } result(d) }",
                ScriptLimits.DEFAULT);
        byte[] body = " {\"x\": 2, \"y\" : [1.10]}".getBytes(StandardCharsets.UTF_8);

        assertThat(script.callWithJson("{\"x\": 2, \"y\" : [1.10]}".getBytes(StandardCharsets.UTF_8), Map.of()).body())
                .isEqualTo("{\"x\": 2, \"y\" : [1.10]}".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(script.callWithJson(body, Map.of()).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"x\": 2, \"y\" : [1.10]}");
    }

    @Test
    void keepsOrderAndTextOfNeighbours() {
        assertThat(call("data.b = 2; data.extra = (); result(data)",
                "{\"z\":12345678901234567890,\"b\":1,\"a\":1.10,\"s\":\"\\u0041\\/\",\"n\":{ \"q\":1e2 }}"))
                .isEqualTo("{\"z\":12345678901234567890,\"b\":2,\"a\":1.10,\"s\":\"\\u0041\\/\",\"n\":{ \"q\":1e2 },\"extra\":null}");
    }

    @Test
    void keepsTheTextOfNumbersInArrays() {
        assertThat(call("data.a.push(7); result(data)", "{\"a\":[1.10,12345678901234567890,1.1,-0,1]}"))
                .isEqualTo("{\"a\":[1.10,12345678901234567890,1.1,-0,1,7]}");
        assertThat(call("data.retain(|x| x > 1.05); result(data)", "[1.0, 1.10, 12345678901234567890]"))
                .isEqualTo("[1.10,12345678901234567890]");
        assertThat(call("result(data)", "1.10")).isEqualTo("1.10");
        assertThat(call("data.x = data.x; result(data)", "{\"x\":1.10}")).isEqualTo("{\"x\":1.10}");
        assertThat(call("data.x = data.x + 1.0; result(data)", "{\"x\":1.10}")).isEqualTo("{\"x\":2.1}");
    }

    @Test
    void changesNestedDocumentsInPlace() {
        assertThat(call("data.a.b.c = 2; result(data)", "{\"a\":{\"b\":{\"c\":1,\"d\":1.10},\"e\":1.20},\"f\":1}"))
                .isEqualTo("{\"a\":{\"b\":{\"c\":2,\"d\":1.10},\"e\":1.20},\"f\":1}");
        assertThat(call("let inner = data.a; inner.b = 3; result(data)", "{\"a\":{ \"b\":1 }}")).isEqualTo("{\"a\":{ \"b\":1 }}");
    }

    @Test
    void removesFieldsAndPutsThemBackAtTheEnd() {
        assertThat(call("let x = data.remove(\"x\"); data.x = x; result(data)", "{\"x\":1,\"y\":2}")).isEqualTo("{\"y\":2,\"x\":1}");
        assertThat(call("data.clear(); result(data)", "{\"x\":1}")).isEqualTo("{}");
        assertThat(call("result([data.remove(\"no\"), data.keys(), data.len(), data.values()])", "{\"x\":1,\"y\":2}"))
                .isEqualTo("[null,[\"x\",\"y\"],2,[1,2]]");
    }

    @Test
    void neverLeavesADuplicateBesideItsMask() {
        String twice = "{\"mail\":\"a@b.c\",\"x\":1,\"m\\u0061il\":\"ab@b.c\"}";

        assertThat(call("data.mail = mask_email(data.mail); result(data)", twice)).isEqualTo("{\"x\":1,\"m\\u0061il\":\"a***@b.c\"}");
        assertThat(call("data.remove(\"mail\"); result(data)", twice)).isEqualTo("{\"x\":1}");
        assertThat(call("result([data.len(), data.keys().len()])", twice)).isEqualTo("[2,2]");
    }

    @Test
    void neverLeavesADuplicateBesideAMaskInsideOfIt() {
        String twice = "{\"a\":{\"mail\":\"first@b.c\"},\"x\":[1],\"a\":{\"mail\":\"second@b.c\"},\"x\":[2]}";

        assertThat(call("data.a.mail = mask_email(data.a.mail); result(data)", twice))
                .isEqualTo("{\"x\":[1],\"a\":{\"mail\":\"s***@b.c\"},\"x\":[2]}");
        assertThat(call("data.x[0] = 3; result(data)", twice))
                .isEqualTo("{\"a\":{\"mail\":\"first@b.c\"},\"a\":{\"mail\":\"second@b.c\"},\"x\":[3]}");
    }

    @Test
    void tellsABackslashFromAnEscape() {
        assertThat(call("result([data.contains(`a\\nb`), data.contains(\"a\\nb\")])", "{\"a\\nb\":1}")).isEqualTo("[false,true]");
        assertThat(call("result([data.contains(`a\\nb`), data.contains(\"a\\nb\")])", "{\"a\\\\nb\":1}")).isEqualTo("[true,false]");
    }

    @Test
    void readsEscapedAndForeignNames() {
        assertThat(call("data[\"größe\"] += 1; data.ab += 1; result(data)", "{\"größe\":1,\"\\u0061b\":2}"))
                .isEqualTo("{\"größe\":2,\"\\u0061b\":3}");
    }

    @Test
    void findsFieldsInLargeObjects() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 100; i++) {
            json.append("\"f").append(i).append("\":").append(i).append(',');
        }
        String large = json + "\"f7\":\"again\"}";

        assertThat(call("result([data.f99, data.f7, data.len(), data.f100])", large)).isEqualTo("[99,\"again\",100,null]");
        assertThat(call("data.remove(\"f7\"); result(data.contains(\"f7\"))", large)).isEqualTo("false");
    }

    @Test
    void writesNewMapsSortedAndOtherTypesAsText() {
        assertThat(call("result(#{b: 5.0, a: 'x', c: blob(2, 1), d: 1e300, e: \"\\u00e9\\n\"})", "0"))
                .isEqualTo("{\"a\":\"x\",\"b\":5.0,\"c\":[1,1],\"d\":1e300,\"e\":\"é\\n\"}");
    }

    @Test
    void refusesNumbersThatJsonDoesNotHave() {
        assertThatThrownBy(() -> call("result(0.0 / 0.0)", "0")).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("no number of JSON");
    }

    @Test
    void isAMapEverywhere() {
        assertThat(call("result([type_of(data), data.pick([\"a\"]), data.omit([\"a\"]), pluck([data], \"a\"), data == data, data + #{z: 1}, "
                + "data.to_json(), \"a\" in data])", "{\"b\":2,\"a\":1.10}")).isEqualTo("[\"map\",{\"a\":1.10},{\"b\":2},[1.1],true,"
                + "{\"b\":2,\"a\":1.10,\"z\":1},\"{\\\"b\\\":2,\\\"a\\\":1.1}\",true]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "[1 2]", "01", "1.", "1e", "-", "tru", "\"",
            "\"\\x\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\u0001\"", "{} {}", "{'a':1}", "// x", "NaN", "{\"a\":[1,{\"b\":}]}"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> call("result(data)", text)).isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("failed to deserialize JSON at byte ");
    }

    @Test
    void refusesDamagedUtf8AndDeepNesting() {
        JsonCodec codec = new JsonCodec(new NestingLimit(3), 1000);
        byte[] damaged = {'"', (byte) 0xC3, '"'};
        byte[] deep = "[[[[1]]]]".getBytes(StandardCharsets.US_ASCII);
        byte[] allowed = "[[[1]]]".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> codec.read(damaged, 0, 3)).isInstanceOf(EncodingException.class).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> codec.read(deep, 0, deep.length)).hasMessageContaining("nested deeper than 3 levels");
        assertThat(codec.write(codec.read(allowed, 0, allowed.length), null)).isEqualTo(allowed);
    }
}
