package dev.wadi.camel.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance cases 87 to 92 of the specification, section 11.8: mstream's functions, as scripts in routes call them. */
class ScriptFunctionsTest {

    private static String call(String expression, String json) {
        TransformScript script = TransformScript.compile("f.rhai", "fn transform(data, attributes) { result(" + expression + ") }",
                ScriptLimits.DEFAULT);
        return new String(script.callWithJson(json.getBytes(StandardCharsets.UTF_8), Map.of()).body(), StandardCharsets.UTF_8);
    }

    @Test
    void case87AttributesAreAMap() {
        TransformScript script = TransformScript.compile("f.rhai", "fn transform(data, attributes) { result([attributes.len(), attributes]) }",
                ScriptLimits.DEFAULT);

        assertThat(new String(script.callWithJson(new byte[] {'1'}, Map.of("a", "1", "b", "2")).body(), StandardCharsets.UTF_8))
                .isEqualTo("[2,{\"a\":\"1\",\"b\":\"2\"}]");
        assertThat(new String(script.callWithJson(new byte[] {'1'}, Map.of()).body(), StandardCharsets.UTF_8)).isEqualTo("[0,{}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "sum(data)                         ; []                                     ; 0",
            "sum(data)                         ; [1,2,3,4,5]                            ; 15",
            "sum(data)                         ; [1.5,2.5,3.0]                          ; 7.0",
            "sum(data)                         ; [1,2.5,3]                              ; 6.5",
            "sum(data, |x| x.v)                ; [{\"v\":10},{\"v\":20},{\"v\":30}]     ; 60",
            "avg(data)                         ; []                                     ; null",
            "avg(data)                         ; [2,4,6]                                ; 4.0",
            "avg(data, |x| x.s)                ; [{\"s\":80},{\"s\":90},{\"s\":100}]    ; 90.0",
            "[min(data), max(data)]            ; []                                     ; [null,null]",
            "[min(data), max(data)]            ; [5,2,9,1]                              ; [1,9]",
            "min(data, |x| x.ts)               ; [{\"ts\":300},{\"ts\":100,\"a\":1}]    ; {\"ts\":100,\"a\":1}",
            "max(data, |x| x.ts)               ; [{\"ts\":300},{\"ts\":100,\"a\":1}]    ; {\"ts\":300}"})
    void case88Aggregates(String expression, String json, String expected) {
        assertThat(call(expression, json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "group_by(data, |x| x.u)            ; [{\"u\":\"alice\",\"n\":1},{\"u\":\"bob\"},{\"u\":\"alice\",\"n\":2}] "
                    + "; {\"alice\":[{\"u\":\"alice\",\"n\":1},{\"u\":\"alice\",\"n\":2}],\"bob\":[{\"u\":\"bob\"}]}",
            "group_by(data, |x| x.u)            ; []                                                                       ; {}",
            "count_by(data, |x| x.e)            ; [{\"e\":\"click\"},{\"e\":\"view\"},{\"e\":\"click\"},{\"e\":\"click\"}] "
                    + "; {\"click\":3,\"view\":1}",
            "count_by(data, |x| x.e)            ; []                                                                       ; {}"})
    void case89Groups(String expression, String json, String expected) {
        assertThat(call(expression, json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "unique(data)                      ; [3,1,3,2,1]                            ; [3,1,2]",
            "unique(data)                      ; [\"b\",\"a\",\"b\"]                    ; [\"b\",\"a\"]",
            "unique(data, |x| x.id).len()      ; [{\"id\":1},{\"id\":2},{\"id\":1}]     ; 2",
            "unique(data)                      ; []                                     ; []",
            "flatten(data).len()               ; [[1,2],[3],[4,5]]                      ; 5",
            "flatten(data).len()               ; [1,[2,3],4]                            ; 4",
            "flatten(data)                     ; [1,[2,[3]]]                            ; [1,2,[3]]",
            "flatten(data)                     ; []                                     ; []"})
    void case90UniqueAndFlatten(String expression, String json, String expected) {
        assertThat(call(expression, json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "pluck(data, `name`)               ; [{\"name\":\"a\"},{\"name\":\"b\"}]    ; [\"a\",\"b\"]",
            "pluck(data, `name`)               ; [{\"name\":\"a\"},{\"x\":1}]           ; [\"a\",null]",
            "pluck(data, `name`)               ; []                                     ; []",
            "data.pick([`a`, `c`])             ; {\"a\":1,\"b\":2,\"c\":3}              ; {\"a\":1,\"c\":3}",
            "data.pick([`a`, `z`])             ; {\"a\":1,\"b\":2}                      ; {\"a\":1}",
            "data.pick([])                     ; {\"a\":1,\"b\":2}                      ; {}",
            "data.omit([`b`])                  ; {\"a\":1,\"b\":2,\"c\":3}              ; {\"a\":1,\"c\":3}",
            "data.omit([`z`])                  ; {\"a\":1}                              ; {\"a\":1}",
            "data.omit([`a`, `b`])             ; {\"a\":1,\"b\":2}                      ; {}"})
    void case91Fields(String expression, String json, String expected) {
        assertThat(call(expression, json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "data.group_by(|x| x.k).keys().len()              ; [{\"k\":\"a\"},{\"k\":\"b\"},{\"k\":\"a\"}] ; 2",
            "data.flatten().map(|x| x % 3).unique().len()     ; [[1,2],[3,4]]                               ; 3",
            "sum(pluck(data, `n`))                            ; [{\"n\":1},{\"n\":2},{\"n\":7}]             ; 10"})
    void case92Chains(String expression, String json, String expected) {
        assertThat(call(expression, json)).isEqualTo(expected);
    }
}
