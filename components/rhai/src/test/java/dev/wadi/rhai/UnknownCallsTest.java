package dev.wadi.rhai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.rhai.error.UnknownCall;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.mstream.MstreamFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownCallsTest {

    private static final Path CASES = Path.of("src/test/resources/conformance");

    private final RhaiEngine engine = new RhaiEngine();

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "print(abss(1))~abss~1~[]",
            "fn f(a) { a + g(a) } f(1)~g~1~[]",
            "fn f(a, b) { a } f(1)~f~1~[2]",
            "let a = [1]; a.pusch(2)~pusch~1~[]",
            "let a = [1]; a.push()~push~0~[1]",
            "let t = 1; if t == 2 { later() }~later~0~[]",
            "let a = [1].map(|x| y(x))~y~1~[]",
            "`is ${upper(3)}`~upper~1~[]",
    })
    void findsWhatCanOnlyFail(String script, String name, int arguments, String accepted) {
        List<UnknownCall> unknown = engine.compile(script).unknownCalls();

        assertThat(unknown).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo(name);
            assertThat(call.arguments()).isEqualTo(arguments);
            assertThat(call.accepted()).hasToString(accepted);
            assertThat(script.substring(call.position().column() - 1)).startsWith(name);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "fn f() { g() } fn g() { 1 } f()",
        "let o = #{ f: |x| x }; o.f(1)",
        "let o = #{}; o.f = Fn(\"abs\"); o.f(1)",
        "import \"other\" as o; let m = o::make(); m.run()",
        "fn int.twice() { this * 2 } 3.twice()",
        "let x = 1; type_of(x); x.type_of(); is_def_var(\"x\"); is_def_fn(\"f\", 1); is_shared(x); eval(\"1\")",
        "call(Fn(\"abs\"), 1)",
        "other::function(1)",
    })
    void leavesAloneWhatMayWork(String script) {
        assertThat(engine.compile(script).unknownCalls()).isEmpty();
    }

    @Test
    void knowsTheFunctionsOfItsLibrary() {
        String script = "fn transform(data, attributes) { result(data) }";

        assertThat(engine.compile(script).unknownCalls()).extracting(UnknownCall::name).containsExactly("result");
        FunctionLibrary library = MstreamFunctions.addTo(StandardLibrary.functions(), Clock.systemUTC());
        RhaiScript compiled = new RhaiEngine(RhaiOptions.defaults(), library).compile(script);
        assertThat(compiled.unknownCalls()).isEmpty();
        assertThat(compiled.functionNames()).contains("transform", "result", "mask_email", "abs").doesNotContain("+");
    }

    /** What the reference runs to its end has no such call, but where the call is caught or never reached. */
    @TestFactory
    Stream<DynamicTest> blamesNothingThatRuns() throws IOException {
        return Files.walk(CASES).filter(file -> file.toString().endsWith(".rhai")).sorted()
                .map(script -> DynamicTest.dynamicTest(CASES.relativize(script).toString(), () -> {
                    String text = Files.readString(script);
                    if (!text.contains("catch") && Outcome.of(text).verdict().startsWith("ok")) {
                        assertThat(engine.compile(text).unknownCalls()).isEmpty();
                    }
                }));
    }
}
