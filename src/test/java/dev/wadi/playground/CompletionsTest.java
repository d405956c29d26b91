package dev.wadi.playground;

import static org.assertj.core.api.Assertions.assertThat;

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
}
