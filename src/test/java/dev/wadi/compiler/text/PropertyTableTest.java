package dev.wadi.compiler.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.definition.Text;
import dev.wadi.problem.Place;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyTableTest {

    private final PropertyTable table = new PropertyTable();

    private static Text literal(String value) {
        return new Text(value, false, Place.startOf("a.toml"));
    }

    @Test
    void keepsReferencesToTheEnvironment() {
        table.set("mongo.connectionString", new Text("MONGO_URL", true, Place.startOf("a.toml")), true);

        assertThat(table.properties()).containsEntry("mongo.connectionString", "{{env:MONGO_URL}}");
        assertThat(table.secrets()).isEmpty();
    }

    @Test
    void keepsLiteralSecretsApart() {
        table.set("mongo.connectionString", literal("mongodb://a:b@c"), true);
        table.set("mongo.connection-string", literal("other"), true);

        assertThat(table.properties()).containsEntry("mongo.connectionString", "{{env:WADI_MONGO_CONNECTION_STRING}}")
                .containsEntry("mongo.connection-string", "{{env:WADI_MONGO_CONNECTION_STRING_2}}");
        assertThat(table.secrets()).containsEntry("mongo.connectionString", "mongodb://a:b@c");
    }

    @Test
    void putsOnlyHarmlessValuesIntoAddresses() {
        table.set("a", literal("one:9092,two:9092"), false);
        table.set("b", literal("50% & more"), false);
        table.set("c", new Text("X", true, Place.startOf("a.toml")), false);
        table.set("d", literal(""), false);

        assertThat(table.parameter("a")).isEqualTo("{{a}}");
        assertThat(table.parameter("b")).isEqualTo("#property:b");
        assertThat(table.parameter("c")).isEqualTo("#property:c");
        assertThat(table.parameter("d")).isEqualTo("#property:d");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "plain", "a{{b", "a}}b", "{{a}}", "a{b}c", "back\\slash", "a \\ {{ b", "${directory:/a:b}", "?x=1&y=2",
    })
    void literalsPassCamelUnchanged(String value) throws Exception {
        table.set("value", literal(value), false);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.putAll(table.properties());
            context.getPropertiesComponent().setOverrideProperties(properties);
            context.build();

            assertThat(context.resolvePropertyPlaceholders("{{value}}")).isEqualTo(value);
        }
    }
}
