package dev.wadi.definition.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.problem.Problem;
import dev.wadi.problem.Problems;
import org.junit.jupiter.api.Test;

class YamlParserTest {

    private final Problems problems = new Problems();

    private Node parse(String text) {
        return YamlParser.parse("a.yaml", text, problems).orElse(null);
    }

    @Test
    void keepsThePlaceOfEveryKeyAndValue() {
        Node root = parse("""
                services:
                  - provider: mongodb
                    bootstrap.servers: 'a'
                batch: { size: 5, on: true, ratio: 1.5, none: null }
                """);

        assertThat(Trees.withPlaces(root)).isEqualTo("""
                 1:1 = table
                /services [1:1] 2:3 = list
                /services/0 2:5 = table
                /services/0/provider [2:5] 2:15 = TEXT mongodb
                /services/0/bootstrap.servers [3:5] 3:24 = TEXT a
                /batch [4:1] 4:8 = table
                /batch/size [4:10] 4:16 = INTEGER 5
                /batch/on [4:19] 4:23 = BOOLEAN true
                /batch/ratio [4:29] 4:36 = DECIMAL 1.5
                /batch/none [4:41] 4:47 = NOTHING null
                """);
    }

    @Test
    void readsJsonWithTabsAndEscapes() {
        Node root = parse("{\n\t\"a\":\t[true, \"\\ud83d\\ude00\\/\\u00e9\", -1],\n\t\"b\": {}\n}\n");

        assertThat(problems.all()).isEmpty();
        assertThat(Trees.withPlaces(root)).isEqualTo("""
                 1:1 = table
                /a [2:2] 2:7 = list
                /a/0 2:8 = BOOLEAN true
                /a/1 2:14 = TEXT 😀/é
                /a/2 2:38 = INTEGER -1
                /b [3:2] 3:7 = table
                """);
    }

    @Test
    void reportsDuplicateKeys() {
        parse("a: 1\nb: 2\na: 3\n");

        assertThat(problems.describe()).isEqualTo("a.yaml:3:1: error: 'a' is already there, in line 1 [duplicate-key]");
    }

    @Test
    void reportsBrokenSyntaxWithItsPlace() {
        parse("a: b: c\n");
        parse("a: [1,\nb: 2\n");
        parse("a: 1\n---\nb: 2\n");

        assertThat(problems.all()).extracting(Problem::describe).containsExactly(
                "a.yaml:1:5: error: mapping values are not allowed here [syntax]",
                "a.yaml:2:1: error: expected a single document in the stream: but found another document [syntax]",
                "a.yaml:3:1: error: while parsing a flow sequence: expected ',' or ']', but got <stream end> [syntax]");
    }

    @Test
    void refusesAliasesThatExpandWithoutEnd() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(10) + "]\n");
        }
        parse(bomb.toString());
        parse("a: &a [*a]\n");

        assertThat(problems.describe()).isEqualTo("""
                a.yaml:1:4: error: lists and tables are nested more than 100 deep [syntax]
                a.yaml:1:10: error: with its aliases the file has more than 200000 values [syntax]""");
    }

    @Test
    void refusesTablesThatAreNestedTooDeep() {
        assertThat(parse("a: " + "[".repeat(99) + "]".repeat(99) + "\n")).isNotNull();
        assertThat(parse("a: " + "[".repeat(100_000) + "]".repeat(100_000) + "\n")).isNull();

        assertThat(problems.describe())
                .isEqualTo("a.yaml:1:103: error: lists and tables are nested more than 100 deep [syntax]");
    }
}
