package dev.wadi.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.compiler.text.YamlText.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlTextTest {

    private static Object read(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @Test
    void writesBlocksAndLines() {
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("id", "orders");
        route.put("steps", List.of(Map.of("process", new Line(Map.of("ref", "#bean:x"))), Map.of("empty", Map.of())));

        assertThat(YamlText.of(List.of(Map.of("route", route)))).isEqualTo("""
                - route:
                    id: orders
                    steps:
                      - process: { ref: "#bean:x" }
                      - empty: {}
                """);
    }

    @Property(tries = 300)
    void anyTextIsReadBackAsItWas(@ForAll String text, @ForAll String key) {
        String yaml = YamlText.of(List.of(Map.of("key" + key, text, "line", new Line(Map.of("in", text)))));
        boolean printable = (text + key).codePoints().noneMatch(YamlTextTest::isNoYaml);
        if (printable) {
            assertThat(read(yaml)).isEqualTo(List.of(Map.of("key" + key, text, "line", Map.of("in", text))));
        }
    }

    @Test
    void textsThatLookLikeSomethingElseStayTexts() {
        for (String text : List.of("", " ", "true", "No", "null", "~", "1", "-1.5e3", "0x1F", "2026-01-31", "- a", "a: b", "a:",
                "a #b", "#a", "{a}", "[a]", "*a", "&a", "!a", "|", ">", "'a'", "\"a\"", "%a", "@a", "`a", "a\nb", "a\tb", "é",
                "---", "...", "{{env:X}}", "a\\b", "\u2028", "\u0007")) {
            assertThat(read(YamlText.of(List.of(text)))).as(text).isEqualTo(List.of(text));
        }
    }

    /** Lone surrogates and characters that YAML does not allow even when escaped by its reader. */
    private static boolean isNoYaml(int character) {
        return character >= 0xd800 && character <= 0xdfff || character >= 0xfff0 && character <= 0xffff
                || character > 0xffff && (character & 0xfffe) == 0xfffe;
    }
}
