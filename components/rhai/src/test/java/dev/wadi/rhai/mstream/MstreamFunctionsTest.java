package dev.wadi.rhai.mstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.rhai.RhaiEngine;
import dev.wadi.rhai.RhaiOptions;
import dev.wadi.rhai.ScriptOutput;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.value.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of section 5.7 of the mstream specification. */
class MstreamFunctionsTest {

    private final FunctionLibrary library = MstreamFunctions.addTo(StandardLibrary.functions(),
            Clock.fixed(Instant.ofEpochMilli(1_767_957_838_852L), ZoneOffset.UTC));

    private Object run(String script) {
        return new RhaiEngine(RhaiOptions.defaults(), library).compile(script).run(ScriptOutput.NONE);
    }

    private String text(String script) {
        return Texts.debug(run(script));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "hash_sha256(\"abc\"); ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "hash_sha256(42); 73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049",
        "hash_sha256(()); e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})
    void hashes(String script, String expected) {
        assertThat(run(script)).isEqualTo(expected);
    }

    @Test
    void hashesTextsOfNumbers() {
        assertThat(run("hash_sha256(1.0)")).asString().startsWith("d0ff5974").endsWith("05f6");
        assertThat(run("hash_sha256(\"123-45-6789\")")).asString().startsWith("01a54629").endsWith("31a0");
        assertThat(text("[hash_sha256(1.0) == hash_sha256(\"1.0\"), hash_sha256(1e14) == hash_sha256(\"1e14\"), "
                + "hash_sha256(true) == hash_sha256(\"true\"), hash_sha256([1, \"a\"]) == hash_sha256(`[1, \"a\"]`)]"))
                .isEqualTo("[true, true, true, true]");
    }

    @Test
    void hashesMapsByTheirContent() {
        assertThat(text("[hash_sha256(#{a: 1}) == hash_sha256(#{a: 1}), hash_sha256(#{a: 1}) == hash_sha256(#{a: 2}),"
                + " hash_sha256(#{a: 1}) == hash_sha256(`#{\"a\": 1}`)]")).isEqualTo("[true, false, true]");
    }

    @ParameterizedTest
    @CsvSource({"john@example.com, j***@example.com", "a@b.com, *@b.com", "@b.com, *@b.com", "a@b@c, *@b@c", "none, none",
        "éva@x.fr, é***@x.fr", "😀@x.fr, *@x.fr"})
    void masksEmails(String email, String expected) {
        assertThat(run("mask_email(\"" + email + "\")")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"+1-555-123-4567, ***********4567", "12345, *2345", "1234, 1234", "téléphone😀, ******one😀"})
    void masksPhones(String phone, String expected) {
        assertThat(run("mask_phone(\"" + phone + "\")")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1990-05-15, 1990-01-01", "1990-05-15T10:30:00Z, 1990-01-01T00:00:00+00:00",
        "1990-01-01T00:30:00+02:00, 1989-01-01T00:00:00+00:00", "1990-05-15T10:30:00, 1990-01-01T00:00:00",
        "1990-05-15T10:30:00+0000, 1990-01-01T00:00:00+00:00", "15.5.1990, ***", "born in May, ***"})
    void masksDates(String date, String expected) {
        assertThat(run("mask_year_only(\"" + date + "\")")).isEqualTo(expected);
    }

    @Test
    void masksDatesOfExtendedJsonAndNumbers() {
        assertThat(text("mask_year_only(#{\"$date\": #{\"$numberLong\": \"1704153600000\"}})"))
                .isEqualTo("#{\"$date\": #{\"$numberLong\": \"1704067200000\"}}");
        assertThat(text("[mask_year_only(1704153600000), mask_year_only(1704153600), mask_year_only(true), mask_year_only(())]"))
                .isEqualTo("[1704067200000, 1704067200, \"***\", ()]");
    }

    @Test
    void masksDatesBeforeAllYears() {
        // the first of January of these years is further back than milliseconds reach
        assertThat(text("[mask_year_only(-9223372036854775807), mask_year_only(-9223372036854775807 - 1), "
                + "mask_year_only(#{\"$date\": #{\"$numberLong\": \"-9223372036854775808\"}}), mask_year_only(9223372036854775807), "
                + "mask_year_only(-1)]")).isEqualTo("[\"***\", \"***\", \"***\", 9223372017129600000, -31536000]");
    }

    @Test
    void masksFailClosed() {
        assertThat(text("[mask_email(()), mask_email(5), mask_email([\"a@b.c\"]), mask_phone(5551234567), mask_phone(#{n: 1})]"))
                .isEqualTo("[(), \"***\", \"***\", \"******4567\", \"***\"]");
    }

    @Test
    void aggregates() {
        assertThat(text("[sum([1, 2.5, 3]), sum([]), sum([1, \"x\", 2]), sum([#{q: 1}, #{q: 2}], |v| v.q),"
                + " sum([9223372036854775807, 1])]")).isEqualTo("[6.5, 0, 3, 3, 9.223372036854776e18]");
        assertThat(text("[avg([2, 4, 6]), avg([]), avg([#{a: 80}, #{a: 100}], |v| v.a)]")).isEqualTo("[4.0, (), 90.0]");
        assertThat(text("[min([5, 2, 8, 1]), max([5, 2, 8, 1]), min([]), min([#{ts: 300}, #{ts: 100}], |v| v.ts), min(3, 2), "
                + "max([1, 2.5])]")).isEqualTo("[1, 8, (), #{\"ts\": 100}, 2, 2.5]");
        assertThat(text("[min([0.0, -0.0, 0]), max([-0.0, 0.0, 0]), min([1, 1.0]), max([1.0, 1])]")).as("the first of equals")
                .isEqualTo("[0.0, -0.0, 1, 1.0]");
    }

    @Test
    void groups() {
        assertThat(text("let a = [#{c: \"x\"}, #{c: \"y\"}, #{c: \"x\"}]; let g = group_by(a, |v| v.c); [g.x.len(), g.y.len(), "
                + "count_by(a, |v| v.c), group_by([], |v| v), unique(a), unique([1, 2, 1, \"1\", 3]), unique(a, |v| v.c)]"))
                .isEqualTo("[2, 1, #{\"x\": 2, \"y\": 1}, #{}, [#{\"c\": \"x\"}, #{\"c\": \"y\"}], [1, 2, 3], "
                        + "[#{\"c\": \"x\"}, #{\"c\": \"y\"}]]");
    }

    @Test
    void picksFields() {
        assertThat(text("[flatten([1, [2, [3]]]), pluck([#{a: 1}, #{b: 2}, 5], \"a\"), pick(#{a: 1}, [\"a\", \"b\"]),"
                + " omit(#{a: 1, b: 2}, [\"b\", \"x\"]), pick(#{a: 1}, [])]"))
                .isEqualTo("[[1, 2, [3]], [1, (), ()], #{\"a\": 1}, #{\"a\": 1}, #{}]");
    }

    @Test
    void givesResults() {
        assertThat(run("timestamp_ms()")).isEqualTo(1_767_957_838_852L);
        assertThat(((ScriptResult) run("result(5)")).attributes()).isNull();
        assertThat(Texts.debug(((ScriptResult) run("result(5, #{a: 1})")).attributes())).isEqualTo("#{\"a\": 1}");
    }
}
