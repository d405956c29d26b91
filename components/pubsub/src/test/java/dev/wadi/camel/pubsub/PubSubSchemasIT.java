package dev.wadi.camel.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.pubsub.v1.Schema;
import dev.wadi.camel.encoding.schema.SchemaException;
import dev.wadi.camel.encoding.schema.SchemaKind;
import dev.wadi.camel.encoding.schema.SchemaText;
import dev.wadi.testkit.PubSubBackend;
import dev.wadi.testkit.junit.PubSubService;
import dev.wadi.testkit.pubsub.PubSubProject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PubSubSchemasIT {

    /** With all that mstream's canonical form would drop. */
    private static final String ORDER = """
            {"type": "record", "name": "Order", "doc": "an order", "aliases": ["Purchase"], "fields": [
                {"name": "state", "type": "string", "default": "new"}
            ]}
            """;

    @PubSubService
    static PubSubBackend pubSub;

    private final PubSubClient client = new PubSubClient();
    private PubSubSchemas schemas;

    @BeforeEach
    void open() {
        client.setProject("schemas");
        client.setEndpoint(pubSub.endpoint());
        client.setLogin(PubSubLogin.none);
        schemas = new PubSubSchemas(client);
        schemas.list().forEach(entry -> schemas.delete(entry.id()));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void keepsADefinitionWhole() {
        PubSubSchemas.Entry created = schemas.create("order", ORDER);

        assertThat(created.id()).isEqualTo("order");
        assertThat(created.name()).isEqualTo("projects/schemas/schemas/order");
        assertThat(schemas.get("projects/schemas/schemas/order")).get().extracting(PubSubSchemas.Entry::definition).isEqualTo(ORDER);
        assertThatThrownBy(() -> schemas.create("order", ORDER)).isInstanceOf(SchemaException.class)
                .hasMessageContaining("is there already");
        assertThat(schemas.delete("order")).isTrue();
        assertThat(schemas.delete("order")).isFalse();
        assertThat(schemas.get("order")).isEmpty();
    }

    @Test
    void listsEveryPage() {
        IntStream.range(0, 230).forEach(number -> schemas.create("order-" + number, ORDER));

        assertThat(schemas.list()).hasSize(230).extracting(PubSubSchemas.Entry::id).contains("order-0", "order-229");
        assertThat(schemas.list()).allMatch(entry -> entry.definition().equals(ORDER));
    }

    @Test
    void refusesWhatIsNoAvroSchema() {
        assertThatThrownBy(() -> schemas.create("broken", "{\"type\": \"nonsense\"}")).isInstanceOf(SchemaException.class)
                .hasMessageContaining("cannot create projects/schemas/schemas/broken");
    }

    @Test
    void isReadAsTheSchemaOfADefinition() {
        schemas.create("order", ORDER);
        PubSubSchema schema = schema("order");

        SchemaText text = schema.load();

        assertThat(text.kind()).isEqualTo(SchemaKind.AVRO);
        assertThat(text.text()).isEqualTo(ORDER);
        assertThat(text.origin()).isEqualTo("schema local (projects/schemas/schemas/order of Pub/Sub)");
    }

    @Test
    void readsTheRevisionThatIsNamed() {
        String first = schemas.create("order", ORDER).revision();
        try (PubSubProject project = new PubSubProject(pubSub.endpoint(), "schemas")) {
            project.schemas().commitSchema("projects/schemas/schemas/order", Schema.newBuilder()
                    .setName("projects/schemas/schemas/order").setType(Schema.Type.AVRO)
                    .setDefinition(ORDER.replace("\"new\"", "\"old\"")).build());
        }

        assertThat(schema("order").load().text()).contains("\"old\"");
        assertThat(schema("order@" + first).load().text()).contains("\"new\"");
    }

    @Test
    void deletesNoSchemaWhereARevisionWasNamed() {
        String first = schemas.create("order", ORDER).revision();

        assertThatThrownBy(() -> schemas.delete("order@" + first)).isInstanceOf(SchemaException.class)
                .hasMessage("projects/schemas/schemas/order@" + first + " is one revision, and only a whole schema can be deleted");

        assertThat(schemas.get("order")).isPresent();
    }

    @Test
    void saysWhichSchemaIsMissing() {
        assertThatThrownBy(() -> schema("nowhere").load()).isInstanceOf(SchemaException.class)
                .hasMessage("schema local is not there: Pub/Sub knows no projects/schemas/schemas/nowhere");
    }

    private PubSubSchema schema(String resource) {
        PubSubSchema schema = new PubSubSchema();
        schema.setClient(client);
        schema.setId("local");
        schema.setResource(resource);
        return schema;
    }
}
