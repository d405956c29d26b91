package dev.wadi.rhai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is different from the reference on purpose: the lines of CONFORMANCE.md. */
class DifferencesTest {

    @Test
    void anonymousFunctionsAreCountedNotHashed() {
        assertThat(Outcome.of("let f = |x| x; f.call(1, 2)").text())
                .startsWith("Function not found: anon$0000000000000001 (i64, i64)");
    }

    @Test
    void assigningToAPropertyOfAConstantIsAnErrorNotACrash() {
        assertThat(Outcome.of("const M = #{a: 1}; M.a = 5;").text()).isEqualTo("Cannot modify constant M (line 1, position 20)");
    }

    @Test
    void jsonIsAlwaysJson() {
        assertThat(new RhaiEngine().compile("#{a: 'c', b: 1.0 / 0.0, c: 1..2, d: \"\\u0007\"}.to_json()").run(ScriptOutput.NONE))
                .isEqualTo("{\"a\":\"c\",\"b\":null,\"c\":\"1..2\",\"d\":\"\\u0007\"}");
    }

    @Test
    void everyJsonValueCanBeParsed() {
        assertThat(Outcome.of("[parse_json(\"[1, 2]\"), parse_json(\"5\"), parse_json(\"null\")]").text()).isEqualTo("[[1, 2], 5, ()]");
    }

    @Test
    void malformedJsonIsAnErrorThatNamesTheOffset() {
        assertThat(Outcome.of("parse_json(\"{\\\"a\\\": tru}\")").text()).contains("Malformed JSON: expecting a value at offset 6");
    }

    @Test
    void bytesOfABlobAreIntegersToo() {
        assertThat(Outcome.of("let sum = 0; for byte in blob(2, 65) { if byte == 65 { sum += byte; } } sum").text()).isEqualTo("130");
    }

    @Test
    void charactersInInterpolatedArraysAreNotQuoted() {
        assertThat(Outcome.of("let c = 'y'; `${['x']}${[c]}`").text()).isEqualTo("\"[x][y]\"");
    }

    @Test
    void whatCannotBeComparedIsSortedByType() {
        assertThat(Outcome.of("let a = [1, [2], 3, [1]]; a.sort(|x, y| x - y); a").verdict()).isEqualTo("ok array");
    }
}
