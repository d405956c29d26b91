package dev.wadi.definition.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with scripts before anything runs. */
class ScriptChecksTest {

    private static final String GOOD = "fn transform(data, attributes) { result(data) }";

    @TempDir
    private Path folder;

    private Problems check(String service, String connector, String middleware) throws IOException {
        Path file = folder.resolve("connector.toml");
        Files.writeString(file, """
                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "localhost:9092"
                "group.id" = "g"

                [[services]]
                provider = "udf"
                name = "scripts"
                script_path = "%s"
                %s

                [[connectors]]
                name = "orders"
                %s
                source = { service_name = "kafka", resource = "a", input_encoding = "json", output_encoding = "json" }
                middlewares = [{ service_name = "scripts", output_encoding = "json", %s }]
                sinks = [{ service_name = "kafka", resource = "b", output_encoding = "json" }]
                """.formatted(folder.resolve("scripts"), service, connector, middleware));
        Problems problems = new Problems();
        DefinitionReader.read(file, problems);
        return problems;
    }

    private AbstractListAssert<?, ?, String, ObjectAssert<String>> messages(Problems problems, ProblemCode code) {
        assertThat(problems.all()).extracting(Problem::code).containsOnly(code);
        return assertThat(problems.all()).extracting(Problem::describe);
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("scripts")).resolve(name), text);
    }

    @Test
    void takesAGoodScript() throws IOException {
        script("a.rhai", GOOD);
        assertThat(check("engine = { kind = \"rhai\" }", "", "resource = \"a.rhai\"").all()).isEmpty();
    }

    @Test
    void compilesFilesOfOtherLanguages() throws IOException {
        script("a.java", "return body;");
        script("b.java", "return nonsense;");

        assertThat(check("engine = { kind = \"java\" }", "", "resource = \"a.java\"").all()).isEmpty();
        messages(check("engine = { kind = \"java\" }", "", "resource = \"b.java\""), ProblemCode.INVALID_SCRIPT)
                .containsExactly(folder + "/scripts/b.java:1:8: error: the script is no expression of the language java: "
                        + "cannot find symbol: variable nonsense [invalid-script]\n  1 | return nonsense;\n    |        ^");
    }

    @Test
    void saysThatAScriptIsAFolder() throws IOException {
        Files.createDirectories(folder.resolve("scripts/a.rhai"));

        messages(check("engine = { kind = \"rhai\" }", "", "resource = \"a.rhai\""), ProblemCode.FILE_UNREADABLE)
                .first().asString().contains("cannot be used: the script cannot be read: it is a folder, " + folder.resolve("scripts/a.rhai"));
    }

    @Test
    void suggestsALanguage() throws IOException {
        script("a.rhai", GOOD);
        messages(check("engine = { kind = \"jsonpaht\" }", "", "resource = \"a.rhai\""), ProblemCode.UNKNOWN_VALUE)
                .first().asString().contains("scripts.engine.kind names the language 'jsonpaht'").contains("did you mean 'jsonpath'?");
    }

    @Test
    void takesJavaFromFilesOnly() throws IOException {
        script("a.java", "return body;");
        messages(check("engine = { kind = \"java\" }\nsources = [{ filename = \"x.rhai\", content = \"return 1;\" }]", "",
                "resource = \"a.java\""), ProblemCode.CONFLICTING_OPTIONS)
                .first().asString().contains("scripts.sources can bring scripts in rhai only");
    }

    @Test
    void namesAMissingScriptAndFolder() throws IOException {
        messages(check("engine = { kind = \"rhai\" }", "", "resource = \"a.rhai\""), ProblemCode.FILE_NOT_FOUND)
                .first().asString().contains("scripts.script_path is no folder");
        script("b.rhai", GOOD);
        messages(check("engine = { kind = \"rhai\" }", "", "resource = \"a.rhai\""), ProblemCode.FILE_NOT_FOUND)
                .first().asString().contains("there is no such script");
    }

    @Test
    void refusesAWayOutOfTheFolder() throws IOException {
        script("a.rhai", GOOD);
        messages(check("engine = { kind = \"rhai\" }", "", "resource = \"../a.rhai\""), ProblemCode.INVALID_VALUE)
                .first().asString().contains("orders.middlewares[0].resource must be a plain file name, found '../a.rhai'");
    }

    @Test
    void refusesAScriptThatIsNoText() throws IOException {
        Files.write(Files.createDirectories(folder.resolve("scripts")).resolve("a.rhai"), new byte[] {(byte) 0xff});
        messages(check("engine = { kind = \"rhai\" }", "", "resource = \"a.rhai\""), ProblemCode.FILE_UNREADABLE)
                .first().asString().contains("not UTF-8");
    }

    @Test
    void placesAnErrorInTheScript() throws IOException {
        script("a.rhai", "fn transform(data, attributes) {\n  let x = 1 +;\n}");
        messages(check("engine = { kind = \"rhai\" }", "", "resource = \"a.rhai\""), ProblemCode.INVALID_SCRIPT)
                .first().asString().startsWith(folder.resolve("scripts/a.rhai") + ":2:14: error: ").endsWith("  2 |   let x = 1 +;\n    |              ^");
    }

    @Test
    void holdsTheLimitsOfText() throws IOException {
        script("a.rhai", "fn transform(data, attributes) { result(\"" + "x".repeat(100) + "\") }");
        messages(check("engine = { kind = \"rhai\" }\nmax_string_length = 50", "", "resource = \"a.rhai\""), ProblemCode.INVALID_SCRIPT)
                .first().asString().contains("exceeds the maximum limit (50)");
    }

    @Test
    void needsLimitsOfMoreThanNothing() throws IOException {
        script("a.rhai", GOOD);
        messages(check("engine = { kind = \"rhai\" }\nmax_time = \"0ms\"\nmax_array_size = 0", "",
                "resource = \"a.rhai\""), ProblemCode.OUT_OF_RANGE).isNotEmpty();
    }

    @Test
    void saysWhatHasNoEffectOrNoSenseWithBatches() throws IOException {
        script("a.rhai", GOOD);
        messages(check("engine = { kind = \"rhai\" }", "batch = { kind = \"count\", size = 5 }",
                "resource = \"a.rhai\", drop_attribute = \"x\""), ProblemCode.OPTION_IGNORED)
                .first().asString().contains("with batch a script gets an array");
        messages(check("engine = { kind = \"rhai\" }", "batch = { kind = \"count\", size = 5 }\ndelivery = \"effectively-once\"",
                "resource = \"a.rhai\""), ProblemCode.CONFLICTING_OPTIONS).anyMatch(text -> text.contains("gets whole batches"));
    }
}
