package dev.wadi.camel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts in languages of Camel. */
class LanguageEventsTest {

    @TempDir
    private Path folder;

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void build() {
        context.build();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private ScriptStep step(String language, String text) throws IOException {
        ScriptStep step = new ScriptStep();
        step.setCamelContext(context);
        step.setLanguage(language);
        step.setFile(Files.writeString(folder.resolve("script." + language), text).toString());
        return step;
    }

    private Exchange run(ScriptStep step, Object body) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader("kind", "book");
        exchange.getMessage().setHeader("CamelFileName", "/etc/passwd");
        step.start();
        step.process(exchange);
        return exchange;
    }

    private static String text(Exchange exchange) {
        return new String((byte[]) exchange.getMessage().getBody(), StandardCharsets.UTF_8);
    }

    @Test
    void javaGetsMapsAndAttributes() throws Exception {
        Exchange exchange = run(step("java", """
                var map = new java.util.TreeMap<Object, Object>((java.util.Map<?, ?>) body);
                map.put("seen", message.getHeaders().keySet().toString());
                message.setHeader("made", 7);
                message.removeHeader("kind");
                return map;
                """), "{\"n\": 1.10}");

        assertThat(text(exchange)).isEqualTo("{\"n\":1.10,\"seen\":\"[kind]\"}");
        assertThat(exchange.getMessage().getHeaders()).containsEntry("made", "7").doesNotContainKey("kind")
                .containsEntry("CamelFileName", "/etc/passwd");
    }

    @Test
    void javaKeepsTheTypesOfBson() throws Exception {
        ScriptStep step = step("java", "((org.bson.Document) body).put(\"n\", 2); return body;");
        step.setEncoding(ScriptEncoding.bson);
        BsonDocument document = BsonDocument.parse("{p: {$numberDecimal: '1.50'}, n: 1, id: {$oid: '65a1b2c3d4e5f60718293a4b'}}");
        Exchange exchange = run(step, document);

        assertThat(new RawBsonDocument((byte[]) exchange.getMessage().getBody())).isEqualTo(
                BsonDocument.parse("{p: {$numberDecimal: '1.50'}, n: 2, id: {$oid: '65a1b2c3d4e5f60718293a4b'}}"));
    }

    @Test
    void jsonpathGivesValues() throws Exception {
        assertThat(text(run(step("jsonpath", "$.order.name"), "{\"order\": {\"name\": \"Ada\"}}"))).isEqualTo("\"Ada\"");
        assertThat(text(run(step("jsonpath", "$.order"), "{\"order\": {\"n\": 1}}"))).isEqualTo("{\"n\":1}");
    }

    @Test
    void simpleGivesJsonText() throws Exception {
        assertThat(text(run(step("simple", "{\"kind\": \"${header.kind}\", \"was\": ${body}}"), "{\"n\": 1}")))
                .isEqualTo("{\"kind\": \"book\", \"was\": {\"n\": 1}}");
        assertThatThrownBy(() -> run(step("simple", "${header.kind}"), "{}")).isInstanceOf(ScriptFailedException.class)
                .hasMessageContaining("cannot be written as json");
    }

    @Test
    void contentIsNeverAnExpression() throws Exception {
        assertThat(text(run(step("simple", "${body}"), "\"${header.kind} ${sys.user.home}\"")))
                .isEqualTo("\"${header.kind} ${sys.user.home}\"");
    }

    @Test
    void leavesEventsOut() throws Exception {
        ScriptStep step = step("java", "return null;");
        step.setOnUnit(ScriptStep.OnUnit.drop);

        assertThat(run(step, "{}").isRouteStop()).isTrue();
        assertThat(text(run(step("java", "return null;"), "{}"))).isEqualTo("null");
    }

    @Test
    void saysWhatFailed() throws Exception {
        assertThatThrownBy(() -> run(step("java", "if (true) { throw new IllegalStateException(\"no \\n luck\"); } return 1;"), "{}"))
                .isInstanceOf(ScriptFailedException.class).hasMessageContaining("IllegalStateException: no \\n luck");
        assertThatThrownBy(() -> run(step("simple", "${body}"), "{")).isInstanceOf(EncodingException.class);
        assertThatThrownBy(() -> run(step("java", "return ;;; nonsense"), "{}")).isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("no expression of the language java");
    }

    /** As a jar that was given at start has one. */
    @Test
    void knowsTheLanguagesOfTheThreadsJars(@TempDir Path jar) throws Exception {
        Path services = Files.createDirectories(jar.resolve("META-INF/services/org/apache/camel/language"));
        Files.writeString(services.resolve("groovy"), "class=org.apache.camel.language.simple.SimpleLanguage");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader jars = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(jars);

            assertThat(ScriptCheck.languages()).contains("groovy", "simple");
            assertThat(ScriptCheck.check("groovy", "a.groovy", "${body}", ScriptLimits.DEFAULT)).isEmpty();
            assertThat(ScriptCheck.check("groovy", "a.groovy", "${bodi", ScriptLimits.DEFAULT)).isPresent();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "java|return body.foo(|1:17: illegal start of expression",
        "java|~~  return nope;|3:10: cannot find symbol: variable nope",
        "java|var n = 1;~  int y = \"a\";~return n;|2:11: incompatible types: String cannot be converted to int",
        "java|1 +~ nope|2:2: cannot find symbol: variable nope",
        "java|if (true) { return 1;~|1:22: reached end of file while parsing",
        "simple|${body|1:6: expected symbol functionEnd but was eol",
        "simple|~{ \"a\":~  ${nofunc} }|3:3: Unknown function: nofunc",
        "jsonpath|$.a[x]|-: Could not parse token starting at position 3. Expected ?, ', 0-9, *",
        "xpath|/a[|-: A location path was expected, but the end of the XPath expression was found instead.",
        "simple|~|-: it is empty",
    })
    void saysWhereAScriptIsWrong(String language, String script, String mistake) {
        String[] parts = mistake.split(": ", 2);
        String place = parts[0].equals("-") ? "" : ":" + parts[0];

        assertThat(ScriptCheck.check(language, "a.script", script.replace('~', '\n'), ScriptLimits.DEFAULT).orElseThrow().describe())
                .startsWith("a.script" + place + ": the script is no expression of the language " + language + ": " + parts[1]);
    }

    @Test
    void pointsAtTheMistake() {
        assertThat(ScriptCheck.check("java", "a.java", "var n = 1;\n  return nope;\n", ScriptLimits.DEFAULT).orElseThrow().excerpt())
                .isEqualTo("2 |   return nope;\n  |          ^");
    }

    @Test
    void knowsTheLanguagesOfTheClassPath() {
        assertThat(ScriptCheck.languages()).contains("rhai", "java", "jsonpath", "simple").doesNotContain("groovy");
        assertThat(ScriptCheck.knows("../x")).isFalse();
        assertThat(ScriptCheck.check("java", "a.java", "return body;", ScriptLimits.DEFAULT)).isEmpty();
        assertThat(ScriptCheck.check("java", "a.java", "return bodi;", ScriptLimits.DEFAULT)).isPresent();
        assertThat(ScriptCheck.check("simple", "a.simple", "${bodi", ScriptLimits.DEFAULT)).isPresent();
    }
}
