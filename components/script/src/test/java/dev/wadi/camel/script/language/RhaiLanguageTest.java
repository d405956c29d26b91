package dev.wadi.camel.script.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.script.InvalidScriptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rhai in Camel's own routes. */
class RhaiLanguageTest {

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void build() {
        context.build();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private <T> T evaluate(String script, Object body, Class<T> type) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader("kind", "book");
        exchange.setProperty("limit", 10);
        return context.resolveLanguage("rhai").createExpression(script).evaluate(exchange, type);
    }

    @Test
    void seesBodyHeadersAndProperties() {
        assertThat(evaluate("body.n + properties.limit", Map.of("n", 2), Long.class)).isEqualTo(12);
        assertThat(evaluate("body + headers.kind", "my", String.class)).isEqualTo("mybook");
        assertThat(evaluate("body", null, Object.class)).isNull();
        assertThat(evaluate("body.len()", new byte[3], Integer.class)).isEqualTo(3);
        assertThat(evaluate("body.to_string()", new StringBuilder("text"), String.class)).isEqualTo("text");
    }

    @Test
    void givesValuesOfJava() {
        assertThat(evaluate("#{b: [1, 2.5, true, 'c', ()], a: body}", "x", Object.class))
                .isEqualTo(Map.of("a", "x", "b", java.util.Arrays.asList(1L, 2.5, true, "c", null)));
        assertThat(evaluate("\"ab\".to_blob()", null, byte[].class)).isEqualTo("ab".getBytes(StandardCharsets.UTF_8));
        assertThat(evaluate("result(body)", List.of(1), Object.class)).isEqualTo(List.of(1L));
    }

    @Test
    void keepsTypesOfBson() {
        BsonDocument document = BsonDocument.parse("{p: {$numberDecimal: '1.50'}, n: 1}");
        BsonDocument changed = (BsonDocument) evaluate("body.n = 2; body", document, Object.class);

        assertThat(changed).isEqualTo(BsonDocument.parse("{p: {$numberDecimal: '1.50'}, n: 2}"));
    }

    @Test
    void changesNothingOfTheMessage() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader("kind", "book");
        context.resolveLanguage("rhai").createExpression("headers.kind = \"car\"; properties.x = 1; headers.kind").evaluate(exchange,
                String.class);

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of("kind", "book"));
        assertThat(exchange.getProperties()).doesNotContainKey("x");
    }

    @Test
    void isAPredicate() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(Map.of("n", 3));

        assertThat(context.resolveLanguage("rhai").createPredicate("body.n > 2").matches(exchange)).isTrue();
        assertThat(context.resolveLanguage("rhai").createPredicate("body.n > 3").matches(exchange)).isFalse();
    }

    @Test
    void neverTakesContentForAScript() {
        assertThat(evaluate("body", "1 + 1", String.class)).isEqualTo("1 + 1");
        assertThatThrownBy(() -> evaluate("eval(body)", "1 + 1", String.class)).hasStackTraceContaining("disabled");
        assertThatThrownBy(() -> evaluate("sleep(1)", null, String.class)).hasStackTraceContaining("Function not found: sleep");
        assertThatThrownBy(() -> evaluate("loop { }", null, String.class)).hasStackTraceContaining("Too many operations");
    }

    @Test
    void givesNoValueThatIsTooDeep() {
        assertThatThrownBy(() -> evaluate("let a = []; for i in 0..100000 { a = [a] } a", null, Object.class))
                .hasStackTraceContaining("nested deeper than 200 levels");
    }

    @Test
    void saysWhereAScriptIsWrong() {
        assertThatThrownBy(() -> evaluate("1 +", null, String.class)).isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("rhai:1:4: ");
    }

    @Test
    void isInTheCatalogue() throws Exception {
        String version = Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");

        assertThat(((CatalogCamelContext) context).getLanguageParameterJsonSchema("rhai")).contains("\"name\": \"rhai\"")
                .contains("\"javaType\": \"" + RhaiLanguage.class.getName()).contains("\"version\": \"" + version + "\"");
    }

    @Test
    void standsInAYamlRoute() throws Exception {
        Resource route = ResourceHelper.fromString("rhai.camel.yaml", """
                - route:
                    id: rhai
                    from:
                      uri: direct:in
                      steps:
                        - filter:
                            expression:
                              language: { language: rhai, expression: "body.total > 10" }
                            steps:
                              - setHeader:
                                  name: size
                                  expression:
                                    language: { language: rhai, expression: "switch body.total { 0..100 => `small`, _ => `large` }" }
                              - setBody:
                                  expression:
                                    language: { language: rhai, expression: "body.total *= 2; body" }
                """);
        PluginHelper.getRoutesLoader(context).loadRoutes(route);
        context.start();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange changed = template.request("direct:in", exchange -> exchange.getMessage().setBody(Map.of("total", 20)));
            Exchange kept = template.request("direct:in", exchange -> exchange.getMessage().setBody(Map.of("total", 5)));

            assertThat(changed.getException()).isNull();
            assertThat(changed.getMessage().getBody()).isEqualTo(Map.of("total", 40L));
            assertThat(changed.getMessage().getHeader("size")).isEqualTo("small");
            assertThat(kept.getMessage().getBody()).isEqualTo(Map.of("total", 5));
        }
    }
}
