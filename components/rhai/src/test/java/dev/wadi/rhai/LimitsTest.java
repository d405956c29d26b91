package dev.wadi.rhai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.run.RunLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No script runs for ever, fills the memory or ends the process; and none can catch that it was stopped. */
@Timeout(120)
class LimitsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "loop { }",
        "while true { }",
        "do { } while true",
        "for i in (0..) { }",
        "for i in range(0, 9000000000000000000, 1) { }",
        "loop { try { throw 1 } catch { } }",
        "loop { try { loop { } } catch { } }",
        "fn f() { } loop { f() }",
        "let f = || 1; loop { f.call() }",
        "let a = []; a.pad(1000, 1); loop { a.map(|x| x) }",
        "let a = []; a.pad(1000, 1); loop { a.sort(|x, y| x - y) }",
        "let a = []; a.pad(1000, 1); loop { a.contains(2) }",
        "fn f() { f() } loop { try { f() } catch { } }",
        "eval(\"loop { }\")"})
    void endlessScriptsEnd(String script) {
        assertThat(failure(script)).extracting(RhaiException::kind).isIn(ErrorKind.TOO_MANY_OPERATIONS, ErrorKind.STACK_OVERFLOW,
                ErrorKind.TERMINATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "let s = \"x\"; loop { s += s; }",
        "let s = \"x\"; loop { s = `${s}${s}`; }",
        "let s = \"\"; s.pad(9000000000, 'x')",
        "let s = \"\"; s.pad(900000000, \"ab\")",
        "let s = \"aaaaaaaa\"; loop { s.replace(\"a\", \"aaaa\") }",
        "let a = [1]; loop { a += a; }",
        "let a = [1]; loop { a.append(a); }",
        "let a = []; a.pad(9000000000, 0)",
        "let a = []; loop { a.push(a) }",
        "blob(9000000000)",
        "let b = blob(1000); loop { b += b; }",
        "let m = #{}; let n = 0; loop { m[`k${n}`] = n; n += 1; }",
        "let s = \"x\"; s.pad(1000000, 'x'); let a = []; loop { a.push(s + a.len()) }",
        "let s = \"x\"; s.pad(2000000, 'x'); s.split(\"\")",
        "let s = \"x\"; s.pad(10000000, 'x'); s.to_chars()"})
    void bombsAreDefused(String script) {
        assertThat(failure(script)).extracting(RhaiException::kind).isIn(ErrorKind.DATA_TOO_LARGE, ErrorKind.TOO_MANY_OPERATIONS,
                ErrorKind.TERMINATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "let a = []; for i in 0..10000 { a.push(blob(100000, 1)); }",
        "let b = []; b.pad(100000, 1); let a = []; for i in 0..10000 { a.push(b + [i]); }",
        "let b = []; b.pad(100000, 1); let a = []; for i in 0..10000 { a.push(b); a[-1][0] = i; }",
        "let b = []; b.pad(100000, 1); let a = []; for i in 0..10000 { a.push(b.extract(0..99999)); }",
        "let b = []; b.pad(10000, 1); b.map(|x| blob(100000))",
        "let b = []; b.pad(10000, 1); b.zip(b, |x, y| blob(100000))",
        "let b = []; b.pad(10000, 1); b.reduce(|a, x| { a.push(blob(100000)); a }, [])",
        "let m = #{}; for i in 0..1000 { m[`k${i}`] = i; } m.map(|k, v| blob(100000))",
        "let m = #{}; for i in 0..10000 { m[`k${i}`] = i; } let a = []; for i in 0..1000 { a.push(m + #{z: i}); }",
        "fn f(n) { if n == 0 { 0 } else { [blob(1000000), blob(1000000), f(n - 1)] } } f(60)",
        "fn f(n) { if n == 0 { 0 } else { #{a: blob(1000000), b: blob(1000000), c: f(n - 1)} } } f(60)",
        "let b = blob(100000, 65); let a = []; for i in 0..10000 { a.push(b.as_string()); }",
        "let b = blob(100000, 65); let a = []; for i in 0..10000 { a.push(b.to_array()); }",
        "let s = \"\"; s.pad(100000, 'x'); let a = []; for i in 0..10000 { a.push(s.to_blob()); }",
        "let s = \"\"; s.pad(100000, 'x'); let a = []; for i in 0..10000 { a.push(s.to_upper()); }",
        "let s = \"\"; s.pad(100000, 'x'); let a = []; for i in 0..10000 { a.push(s.sub_string(1)); }",
        "let s = \"\"; s.pad(100000, 'x'); let a = []; for i in 0..10000 { s.make_upper(); a.push(s); s.make_lower(); }",
        "let s = \"\"; s.pad(100000, 'x'); let a = []; for i in 0..10000 { a.push(s.split(\"\")); }",
        "let f = |x| x; for i in 0..10000 { f = f.curry(blob(100000)); }",
        "eval(\"let x = []; for i in 0..10000 { x.push(blob(100000)); }\")"})
    void memoryThatContainersTakeCounts(String script) {
        RunLimits limits = new RunLimits(0, 64, 0, 0, 0, Duration.ofSeconds(60), 20 << 20, 0);

        assertThatThrownBy(() -> engine(limits).compile(script).run(ScriptOutput.NONE))
                .hasMessageStartingWith("Memory of variables too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "let s = \"a\"; s.pad(10000, \"b\"); let t = s; for i in 0..10000 { t.replace(\"b\", \"cc\"); t.make_upper(); t = s; } s.len",
        "let b = []; b.pad(1000, 1); for i in 0..10000 { let c = b + [i]; c[0] = 2; } b.len",
        "let b = blob(100000); let a = []; a.pad(1000, b); for i in 0..1000 { let c = blob(100000); } a.len",
        "let s = \"\"; s.pad(100000, 'x'); let a = []; a.pad(1000, s); for i in 0..1000 { let c = blob(100000); } a.len"})
    void memoryThatIsSharedOrGoneDoesNotCount(String script) {
        RunLimits limits = new RunLimits(0, 64, 0, 0, 0, Duration.ofSeconds(60), 20 << 20, 0);

        assertThat(engine(limits).compile(script).run(ScriptOutput.NONE)).isNotNull();
    }

    @Test
    void lengthsAreCheckedBeforeTheStringIsMade() {
        assertThat(failure("let s = \"a\"; s.pad(10000000, \"b\"); s.replace(\"b\", s); s.len"))
                .hasMessage("Length of string too large (line 1, position 38)");
        assertThat(failure("let a = [1]; for i in 0..30 { a = [a, a]; } a.to_debug()"))
                .hasMessage("Length of string too large (line 1, position 47)");
    }

    @Test
    void timeEnds() {
        RunLimits limits = new RunLimits(0, 64, 0, 0, 0, Duration.ofMillis(50), 0, 0);

        assertThatThrownBy(() -> engine(limits).compile("loop { }").run(ScriptOutput.NONE))
                .hasMessageStartingWith("Script terminated: it ran longer than 50 ms (line 1");
        assertThatThrownBy(() -> engine(limits).compile("sleep(3600)").run(ScriptOutput.NONE))
                .hasMessageStartingWith("Script terminated: it would sleep longer than it may run");
    }

    @Test
    void interruptionEndsScriptsToo() {
        Thread.currentThread().interrupt();
        try {
            assertThat(failure("loop { }")).hasMessageContaining("its thread was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void memoryOfAllVariablesCounts() {
        RunLimits limits = new RunLimits(0, 64, 0, 0, 0, Duration.ofSeconds(30), 1 << 20, 0);

        assertThatThrownBy(() -> engine(limits).compile("let a = []; loop { a.push([1, 2, 3]); }").run(ScriptOutput.NONE))
                .hasMessageStartingWith("Memory of variables too large");
        assertThat(engine(limits).compile("let n = 0; for i in 0..100000 { let a = [i, i]; n += a.len; } n").run(ScriptOutput.NONE))
                .as("what is gone does not count").isEqualTo(200_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000, 200_000})
    void nestingEndsInAnError(int depth) {
        for (String bracket : new String[] {"(", "[", "{", "#{a:", "-", "!", "if true {", "|x| ", "`${", "f(", "a.", "a["}) {
            assertThatThrownBy(() -> new RhaiEngine().compile(bracket.repeat(depth))).isInstanceOf(RhaiException.class);
        }
    }

    @Test
    void nestedValuesDoNotEndTheProcess() {
        assertThat(failure("let a = []; for i in 0..300000 { a = [a]; } a == a.map(|x| x)")).isNotNull();
    }

    @Test
    void deepCallsEndInAnErrorEvenWithoutALimit() {
        RunLimits limits = new RunLimits(0, 0, 0, 0, 0, Duration.ofSeconds(30), 0, 0);

        assertThatThrownBy(() -> engine(limits).compile("fn f(n) { f(n + 1) } f(0)").run(ScriptOutput.NONE))
                .asInstanceOf(InstanceOfAssertFactories.type(RhaiException.class))
                .extracting(RhaiException::kind).isEqualTo(ErrorKind.STACK_OVERFLOW);
    }

    @Test
    void disabledWordsAreErrorsWhenTheScriptIsCompiled() {
        RhaiOptions options = RhaiOptions.defaults();
        RhaiEngine engine = new RhaiEngine(options.withSyntax(options.syntax().withDisabled(Set.of("eval", "import"))),
                StandardLibrary.functions());

        assertThatThrownBy(() -> engine.compile("eval(\"1\")")).hasMessage("reserved keyword 'eval' is disabled (line 1, position 1)");
        assertThatThrownBy(() -> engine.compile("import \"x\";")).hasMessage("'import' is a reserved keyword (line 1, position 1)");
    }

    @Test
    void modulesComeFromTheResolverOnly() {
        RhaiEngine engine = new RhaiEngine(RhaiOptions.defaults().withModules(path -> path.equals("m")
                ? Optional.of("export const X = 40; private fn hidden() { } fn add(n) { n + 2 }") : Optional.empty()),
                StandardLibrary.functions());

        assertThat(engine.compile("import \"m\" as m; m::add(m::X)").run(ScriptOutput.NONE)).isEqualTo(42L);
        assertThatThrownBy(() -> engine.compile("import \"m\" as m; m::hidden()").run(ScriptOutput.NONE))
                .hasMessageStartingWith("Function not found: m::hidden ()");
        assertThatThrownBy(() -> engine.compile("import \"n\" as n;").run(ScriptOutput.NONE))
                .hasMessage("Module not found: n (line 1, position 8)");
    }

    private static RhaiEngine engine(RunLimits limits) {
        return new RhaiEngine(RhaiOptions.defaults().withRun(limits), StandardLibrary.functions());
    }

    private static RhaiException failure(String script) {
        RunLimits defaults = RhaiOptions.defaults().run();
        RunLimits limits = new RunLimits(defaults.operations(), defaults.callDepth(), defaults.stringLength(), defaults.arraySize(),
                defaults.mapSize(), Duration.ofSeconds(1), defaults.memoryBytes(), defaults.modules());
        try {
            engine(limits).compile(script).run(ScriptOutput.NONE);
        } catch (RhaiException failure) {
            return failure;
        }
        throw new AssertionError("it ended well: " + script);
    }
}
