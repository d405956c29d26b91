package dev.wadi.rhai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Scripts beside what the reference implementation made of them: crate {@code rhai} 1.27.0, default features, its default engine.
 * One folder for each chapter of the language.
 */
class ConformanceTest {

    private static final Path CASES = Path.of("src/test/resources/conformance");

    @TestFactory
    Stream<DynamicTest> scriptsDoWhatTheReferenceDoes() throws IOException {
        return cases().map(script -> DynamicTest.dynamicTest(CASES.relativize(script).toString(), () -> check(script)));
    }

    @Test
    void everyExpectationHasItsScript() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".expected")).map(ConformanceTest::script))
                    .allMatch(Files::exists);
        }
    }

    private static Stream<Path> cases() throws IOException {
        return Files.walk(CASES).filter(file -> file.toString().endsWith(".rhai")).sorted();
    }

    private static Path script(Path expected) {
        return expected.resolveSibling(expected.getFileName().toString().replace(".expected", ".rhai"));
    }

    private static void check(Path script) throws IOException {
        Path expected = script.resolveSibling(script.getFileName().toString().replace(".rhai", ".expected"));
        assertThat(Outcome.of(Files.readString(script)).toString()).isEqualTo(Files.readString(expected));
    }
}
