package dev.wadi.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    @Test
    void offersEveryFunction() {
        assertThat(Completions.ALL).extracting(Completion::label).containsExactly("transform", "result", "mask_email", "mask_phone",
                "mask_year_only", "hash_sha256", "sum", "avg", "min", "max", "group_by", "count_by", "unique", "flatten", "pluck", "pick",
                "omit", "timestamp_ms");
    }

    @Test
    void leavesNothingEmpty() {
        assertThat(Completions.ALL).allSatisfy(completion -> {
            assertThat(completion.kind()).isIn("function", "snippet");
            assertThat(completion.detail()).isNotBlank();
            assertThat(completion.documentation()).endsWith(".");
            assertThat(completion.insertText()).contains(completion.label());
            assertThat(completion.snippet()).isEqualTo(completion.insertText().contains("${"));
        });
    }

    /** What the texts say of single values is what the functions do. */
    @Test
    void saysWhatTheFunctionsDo() {
        Pattern example = Pattern.compile("\"([^\"]+)\" becomes \"([^\"]+)\"");
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> done = new LinkedHashMap<>();
        for (Completion completion : Completions.ALL) {
            Matcher matcher = example.matcher(completion.documentation());
            while (matcher.find()) {
                String call = completion.label() + "(\"" + matcher.group(1) + "\")";
                said.put(call, matcher.group(2));
                done.put(call, run(call).textValue());
            }
        }

        assertThat(said).hasSizeGreaterThan(3).isEqualTo(done);
        assertThat(run("[mask_email(()), mask_email(1), mask_phone(\"1234\"), mask_phone(1.5), mask_year_only(\"x\"), mask_year_only(())]"))
                .hasToString("[null,\"***\",\"1234\",\"***\",\"***\",null]");
        assertThat(run("[sum([]), sum([1, 2]), sum([1, 2.5, \"x\"]), avg([]), min([]), max([2, 1], |n| -n)]"))
                .hasToString("[0,3,3.5,null,null,1]");
        assertThat(run("[unique([1, \"1\", 2]), flatten([1, [2, [3]]]), pluck([#{a: 1}, 2], \"a\"), pick(#{a: 1}, [\"a\", \"b\"]), "
                + "omit(#{a: 1}, [\"a\", \"b\"])]")).hasToString("[[1,2],[1,2,[3]],[1,null],{\"a\":1},{}]");
    }

    private static JsonNode run(String expression) {
        return new Playground().run(new RunRequest("fn transform(data, attributes) { result(" + expression + ") }", "{}", null, null))
                .document();
    }
}
