package dev.wadi.camel.encoding.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.jsonschema.JsonSchemaPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The client and a registry that somebody else wrote. */
@ExtendWith(ApicurioRegistry.Needed.class)
class RegistrySchemaIT {

    private static final String ORDER = """
            {"type": "record", "name": "Order", "fields": [{"name": "id", "type": "string"}]}""";
    private static final String LATER = """
            {"type": "record", "name": "Order", "fields": [
                {"name": "id", "type": "string"}, {"name": "n", "type": "int", "default": 0}]}""";

    @TempDir
    static Path folder;

    private static ApicurioRegistry registry;

    @BeforeAll
    static void start() {
        registry = ApicurioRegistry.start(folder);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private static RegistrySchema schema() {
        RegistrySchema schema = new RegistrySchema();
        schema.setId("order");
        schema.setUrl(registry.url());
        return schema;
    }

    @Test
    void readsVersionsOfASubjectAndSchemasByTheirNumber() throws Exception {
        int first = registry.register("orders-value", "AVRO", ORDER);
        int second = registry.register("orders-value", "AVRO", LATER);

        RegistrySchema latest = schema();
        latest.setSubject("orders-value");
        RegistrySchema one = schema();
        one.setSubject("orders-value");
        one.setVersion("1");
        RegistrySchema numbered = schema();
        numbered.setRegistryId(second);

        assertThat(latest.load().registryId()).isEqualTo(second).isNotEqualTo(first);
        assertThat(latest.load().kind()).isEqualTo(SchemaKind.AVRO);
        assertThat(latest.load().text()).contains("\"n\"");
        assertThat(one.load().registryId()).isEqualTo(first);
        assertThat(one.load().text()).doesNotContain("\"n\"");
        assertThat(numbered.load().text()).isEqualTo(latest.load().text());
        assertThat(AvroPlan.of(numbered.load().text(), "registry")).isNotNull();
    }

    @Test
    void readsJsonSchemas() throws Exception {
        registry.register("users-value", "JSON", "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}");
        RegistrySchema users = schema();
        users.setSubject("users-value");

        assertThat(users.load().kind()).isEqualTo(SchemaKind.JSON);
        assertThat(JsonSchemaPlan.of(users.load().text(), "registry")).isNotNull();
    }

    @Test
    void refusesProtobufAndWhatIsNotThere() throws Exception {
        registry.register("events-value", "PROTOBUF", "syntax = \"proto3\"; message Event { string id = 1; }");
        RegistrySchema events = schema();
        events.setSubject("events-value");
        RegistrySchema missing = schema();
        missing.setSubject("nothing-value");
        RegistrySchema unknown = schema();
        unknown.setRegistryId(999_999);

        assertThatThrownBy(events::load).isInstanceOf(SchemaException.class).hasMessageContaining("is of type PROTOBUF");
        assertThatThrownBy(missing::load).isInstanceOf(SchemaException.class).hasMessageContaining("the registry answers 404");
        assertThatThrownBy(unknown::load).isInstanceOf(SchemaException.class).hasMessageContaining("the registry answers 404");
    }
}
