package dev.wadi.definition.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.problem.Problem;
import dev.wadi.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

class TomlParserTest {

    private final Problems problems = new Problems();

    private Node.Table parse(String text) {
        return TomlParser.parse("a.toml", text, problems);
    }

    @Test
    void keepsThePlaceOfEveryKeyAndValue() {
        Node.Table root = parse("""
                [[services]]
                provider = "mongodb"
                  "bootstrap.servers" =   "a"
                [[connectors]]
                sinks = [
                    { name = "k" },
                    { name = "ö😀", list = [1, [true]] }, # comment
                ]
                batch.kind = 'count'
                [connectors.checkpoint]
                enabled = true
                """);

        assertThat(problems.all()).isEmpty();
        assertThat(Trees.withPlaces(root)).isEqualTo("""
                 1:1 = table
                /services [1:3] 1:1 = list
                /services/0 1:1 = table
                /services/0/provider [2:1] 2:12 = TEXT mongodb
                /services/0/bootstrap.servers [3:3] 3:27 = TEXT a
                /connectors [4:3] 4:1 = list
                /connectors/0 4:1 = table
                /connectors/0/sinks [5:1] 5:9 = list
                /connectors/0/sinks/0 6:5 = table
                /connectors/0/sinks/0/name [6:7] 6:14 = TEXT k
                /connectors/0/sinks/1 7:5 = table
                /connectors/0/sinks/1/name [7:7] 7:14 = TEXT ö😀
                /connectors/0/sinks/1/list [7:20] 7:27 = list
                /connectors/0/sinks/1/list/0 7:28 = INTEGER 1
                /connectors/0/sinks/1/list/1 7:31 = list
                /connectors/0/sinks/1/list/1/0 7:32 = BOOLEAN true
                /connectors/0/batch [9:1] 9:1 = table
                /connectors/0/batch/kind [9:7] 9:14 = TEXT count
                /connectors/0/checkpoint [10:13] 10:1 = table
                /connectors/0/checkpoint/enabled [11:1] 11:11 = BOOLEAN true
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a = 1\nb = -17\nc = +5\nd = 1_000\ne = 0xDEAD_beef\nf = 0o17\ng = 0b1101\nh = 0",
        "s = \"tab\\t quote\\\" \\u00e9 \\U0001F600 back\\\\ \"\nl = 'C:\\Users\\nodejs'\ne = \"\"\ne2 = ''",
        "m = \"\"\"\nRoses\nViolets \\\n   are \\\n\n  blue\"\"\"\n"
            + "l = '''\nno \\escape\n 'x' '''\nq = \"\"\"a \"\"quoted\"\"\"\"\"",
        "a.b.c = 1\na.\"b x\".d = 2\na . e = 3\n[t.u]\nv = 1\n[t]\nw = 2\n[t.u.x]\ny = 3",
        "[[p]]\nn = 1\n[[p]]\n[[p]]\nn = 3\n[[p.q]]\nr = 1\n[p.s]\nt = 2",
        "e = {}\ni = { a = 1, b.c = 2, d = { e = [] } }\nl = [ 1,\n 2, # two\n 3,\n]\nm = [{a = 1}, {b = 2}]",
        "# comment\n\n   # other\r\na = true\r\nb = false\r\n[x] # end\r\nc = 'y'",
        "\"\" = 1\n\"ʎǝʞ\" = 2\n1234 = 'digits'\nbare_key-1 = 3",
    })
    void readsWhatAnotherLibraryReads(String text) {
        TomlParseResult other = Toml.parse(text);
        assertThat(other.errors()).isEmpty();

        assertThat(Trees.values(parse(text))).isEqualTo(describe(other, ""));
        assertThat(problems.all()).isEmpty();
    }

    private static String describe(Object value, String path) {
        if (value instanceof TomlTable table) {
            StringBuilder lines = new StringBuilder(path + " = table\n");
            table.keySet().forEach(key -> lines.append(describe(table.get(List.of(key)), path + "/" + key)));
            return lines.toString();
        }
        if (value instanceof TomlArray array) {
            StringBuilder lines = new StringBuilder(path + " = list\n");
            for (int i = 0; i < array.size(); i++) {
                lines.append(describe(array.get(i), path + "/" + i));
            }
            return lines.toString();
        }
        String kind = value instanceof Long ? "INTEGER" : value instanceof Boolean ? "BOOLEAN" : "TEXT";
        return path + " = " + kind + " " + String.join("\\n", value.toString().lines().toList()) + "\n";
    }

    @Test
    void reportsEveryMistakeOnceAndReadsTheRest() {
        Node.Table root = parse("""
                a =
                b = "unterminated
                c = 1
                c = 2
                [x
                d == 3
                e = { a = 1, a = 2 }
                f = 0123
                g = truee
                h = [1, 2
                i = 99999999999999999999
                j = "bad \\q escape"
                k = 'good'
                [t]
                [t]
                l = 1 2
                """);

        assertThat(problems.all()).extracting(Problem::describe).containsExactly(
                "a.toml:1:4: error: expected a value, found the end of the line [syntax]",
                "a.toml:2:5: error: this text has no closing \" on its line [syntax]",
                "a.toml:4:1: error: 'c' is already there, in line 3 [duplicate-key]",
                "a.toml:5:3: error: expected ']', found the end of the line [syntax]",
                "a.toml:6:4: error: expected a value, found '=' [syntax]",
                "a.toml:7:14: error: 'a' is already there, in line 7 [duplicate-key]",
                "a.toml:8:5: error: expected a value, found 0123; text stands in quotes [syntax]",
                "a.toml:9:5: error: expected a value, found truee; text stands in quotes [syntax]",
                "a.toml:11:1: error: expected ',' or ']', found 'i' [syntax]",
                "a.toml:12:10: error: unknown escape in a text in double quotes; write \\\\ for a backslash, or use single "
                        + "quotes [syntax]",
                "a.toml:15:2: error: 't' is already there, in line 14 [duplicate-key]",
                "a.toml:16:7: error: expected the end of the line, found '2' [syntax]");
        assertThat(Trees.values(root)).contains("/k = TEXT good", "/c = INTEGER 1");
    }

    @Test
    void goesOnBehindABrokenListOfTables() {
        parse("""
                sinks = [
                    { name "k" },
                    { name = "l" },
                ]
                [[services]]
                name = bare
                """);

        assertThat(problems.all()).extracting(Problem::describe).containsExactly(
                "a.toml:2:12: error: expected '=' after the key, found '\"' [syntax]",
                "a.toml:6:8: error: expected a value, found bare; text stands in quotes [syntax]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a = 1\n[a]", "[a]\nb = 1\n[a.b]", "a.b = 1\n[a]", "a = {}\n[a.b]", "a = {}\na.b = 1", "a = [{}]\n[[a]]", "[[a]]\n[a]",
        "[a]\n[[a]]", "a.b = 1\na.b.c = 2", "[a.b]\n[a]\nb.c = 1",
    })
    void refusesToDefineTwice(String text) {
        parse(text);

        assertThat(problems.all()).extracting(Problem::code).extracting(Object::toString).containsOnly("duplicate-key");
    }

    @Test
    void survivesDeepNesting() {
        parse("a = " + "[".repeat(100_000));

        assertThat(problems.errors()).hasSize(1);
    }
}
