package dev.wadi.rhai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.run.RunLimits;
import dev.wadi.rhai.value.Texts;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the text: a value or a {@link RhaiException}, and nothing else. */
class FuzzTest {

    private static final String[] PIECES = {"let ", "const ", "fn f(", "x", "y", " = ", "1", "2.5", "\"s\"", "'c'", "`a${", "}", "{",
        "(", ")", "[", "]", "#{", "a:", ",", ";", "|x|", "||", "&&", "+", "-", "*", "/", "%", "**", "<<", "..", "..=", "==", "!=", "<",
        ">", "if ", "else ", "while ", "loop ", "for ", " in ", "switch ", "=>", "_", "try ", "catch", "throw ", "return ", "break ",
        "continue ", "this", ".", "?.", "?[", "??", "::", "!", "print", "eval", "call", "Fn", "import ", "export ", " as ", "//", "/*",
        "*/", "\n", "\\", "\"", "'", "`", "#", "é", "😀", "0x", "1e", "~", "@", "private "};

    private final RhaiEngine engine = new RhaiEngine(RhaiOptions.defaults().withRun(
            new RunLimits(20_000, 64, 100_000, 10_000, 1_000, Duration.ofSeconds(2), 16 << 20, 10)), StandardLibrary.functions());

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void anyTextIsCompiledOrRefused(@ForAll("pieces") String text) {
        run(text);
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void anyCharactersAreCompiledOrRefused(@ForAll("characters") String text) {
        run(text);
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void anyScriptEnds(@ForAll long seed) {
        run(new ScriptGenerator(seed).script());
    }

    @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
    void anyDamagedScriptEnds(@ForAll long seed) {
        StringBuilder script = new StringBuilder(new ScriptGenerator(seed).script());
        Random random = new Random(seed);
        for (int count = 0; count < 3; count++) {
            int from = random.nextInt(script.length());
            script.replace(from, Math.min(script.length(), from + random.nextInt(4)), PIECES[random.nextInt(PIECES.length)]);
        }
        run(script.toString());
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> characters() {
        return Arbitraries.strings().withChars("abx019.\"'`${}()[]|&+-*/%=<>!?:;,#\\ \n\t_é").ofMaxLength(60);
    }

    private void run(String text) {
        try {
            Object value = engine.compile(text).run(ScriptOutput.NONE);
            assertThat(Texts.debug(value)).isNotNull();
        } catch (RhaiException failure) {
            assertThat(failure.getMessage()).isNotBlank();
            assertThat(failure.render(text)).startsWith(failure.getMessage());
        }
    }
}
