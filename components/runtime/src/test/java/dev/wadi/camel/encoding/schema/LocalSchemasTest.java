package dev.wadi.camel.encoding.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that need no server. */
class LocalSchemasTest {

    private static final String AVRO = "{\"type\": \"record\", \"name\": \"User\", \"fields\": []}";

    @TempDir
    Path folder;

    @Test
    void readsTheFileAnewAtEveryLoad() throws IOException {
        Path path = Files.writeString(folder.resolve("user.avsc"), "\ufeff" + AVRO);
        FileSchema schema = file(path);

        SchemaText before = schema.load();
        Files.writeString(path, "{\"type\": \"object\"}");

        assertThat(before).isEqualTo(
                new SchemaText(SchemaKind.AVRO, AVRO, "schema user of file " + path, null));
        assertThat(schema.load().kind()).isEqualTo(SchemaKind.JSON);
    }

    @Test
    void saysWhatToDoAboutAMissingFile() {
        assertThatThrownBy(() -> file(folder.resolve("none.avsc")).load()).isInstanceOf(SchemaException.class)
                .hasMessage("schema user of file " + folder.resolve("none.avsc")
                        + " is not there: put the file in place or correct its path");
    }

    @Test
    void refusesAFileInAnotherCharset() throws IOException {
        Path path = Files.write(folder.resolve("user.avsc"), "{\"doc\": \"Größe\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> file(path).load()).isInstanceOf(SchemaException.class).hasMessageEndingWith("is not UTF-8 text");
    }

    @Test
    void areBeansOfARoute() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("users.camel.yaml", """
                    - beans:
                        - name: users-schema-user
                          type: dev.wadi.camel.encoding.schema.InlineSchema
                          properties:
                            id: user
                            text: "{\\"type\\": \\"object\\", \\"properties\\": {\\"a\\": {\\"type\\": \\"object\\"} } }"
                            registryId: 7
                            kind: json
                        - name: users-schema-registry
                          type: dev.wadi.camel.encoding.schema.RegistrySchema
                          properties:
                            url: http://localhost:8081
                            subject: users-value
                            version: 3
                    """));

            assertThat(context.getRegistry().lookupByNameAndType("users-schema-user", SchemaSource.class).load()).isEqualTo(
                    new SchemaText(SchemaKind.JSON, "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"object\"} } }",
                            "schema user", 7));
            assertThat(context.getRegistry().lookupByNameAndType("users-schema-registry", RegistrySchema.class).getVersion())
                    .isEqualTo("3");
        }
    }

    private static FileSchema file(Path path) {
        FileSchema schema = new FileSchema();
        schema.setId("user");
        schema.setPath(path.toString());
        return schema;
    }
}
