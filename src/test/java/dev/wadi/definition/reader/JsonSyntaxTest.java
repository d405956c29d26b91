package dev.wadi.definition.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSyntaxTest {

    private static String mistake(String json) {
        return JsonSyntax.check("a.json", json).map(Problem::describe).orElse("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "{ // note~  \"a\": 1 }|1:3|JSON has no comments",
        "{ \"a\": 1, # note~ }|1:11|JSON has no comments",
        "{ 'a': 1 }|1:3|JSON has texts and keys in double quotes only",
        "{ a: 1 }|1:3|no valid JSON: Unexpected character ('a'): was expecting double-quote to start field name",
        "{ \"a\": 1,~  }|2:3|JSON has no comma behind the last value",
        "[1, ]|1:5|JSON has no comma behind the last value",
        "[NaN]|1:5|no valid JSON: Non-standard token 'NaN'",
        "[1|1:3|no valid JSON: Unexpected end-of-input: expected close marker for Array",
        "{} []|1:4|a second value stands behind the first one",
        "1 2|1:3|a second value stands behind the first one",
    })
    void saysWhereATextCeasesToBeJsonAndWhy(String json, String place, String message) {
        assertThat(mistake(json.replace('~', '\n'))).isEqualTo("a.json:" + place + ": error: " + message + " [syntax]");
    }

    @Test
    void refusesATabInAText() {
        assertThat(mistake("[\"a\tb\"]")).startsWith("a.json:1:4: error: no valid JSON: Illegal unquoted character");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThat(mistake("[".repeat(100) + "]".repeat(100))).isEqualTo("none");
        assertThat(mistake("[".repeat(100_000)))
                .isEqualTo("a.json:1:101: error: lists and tables are nested more than 100 deep [syntax]");
    }

    @Test
    void takesWhatIsJson() {
        assertThat(mistake("{\n\t\"a\": [true, null, -1.5e3, \"\\u00e9\"]}\n")).isEqualTo("none");
    }
}
