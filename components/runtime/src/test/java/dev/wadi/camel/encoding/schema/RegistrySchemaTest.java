package dev.wadi.camel.encoding.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrySchemaTest {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> logins = new ArrayList<>();
    private HttpServer server;
    private RegistrySchema schema;

    @BeforeEach
    void startRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String answer = answers.get(exchange.getRequestURI().getRawPath());
            byte[] body = (answer == null ? "{\"error_code\": 40401, \"message\": \"not found\"}" : answer)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        schema = new RegistrySchema();
        schema.setId("order");
        schema.setUrl("http://localhost:" + server.getAddress().getPort() + "/registry/");
        schema.setSubject("orders value/1");
    }

    @AfterEach
    void stopRegistry() {
        server.stop(0);
    }

    @Test
    void readsTheLatestVersionOfASubjectWithItsNumber() {
        answers.put("/registry/subjects/orders%20value%2F1/versions/latest",
                "{\"subject\": \"orders value/1\", \"version\": 4, \"id\": 12, \"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}");

        assertThat(schema.load()).isEqualTo(new SchemaText(SchemaKind.AVRO, "{\"type\": \"string\"}",
                "schema order (subject orders value/1, version latest of " + schema.getUrl() + ")", 12));
        assertThat(logins).containsExactly("null");
    }

    @Test
    void readsASchemaByItsNumberWithALogin() {
        answers.put("/registry/schemas/ids/12", "{\"schemaType\": \"JSON\", \"schema\": \"{}\", \"references\": []}");
        schema.setSubject(null);
        schema.setRegistryId(12);
        schema.setUsername("wadi");
        schema.setPassword("größe:1");

        SchemaText text = schema.load();

        assertThat(text.kind()).isEqualTo(SchemaKind.JSON);
        assertThat(text.registryId()).isEqualTo(12);
        assertThat(logins).containsExactly("Basic d2FkaTpncsO2w59lOjE=");
    }

    @Test
    void takesALoginOutOfTheAddress() {
        schema.setUrl(schema.getUrl().replace("http://", "http://wadi:gr%C3%B6%C3%9Fe%3A1@"));

        assertThatThrownBy(schema::load).hasMessageContaining("of http://localhost:").hasMessageNotContaining("wadi:");
        assertThat(logins).containsExactly("Basic d2FkaTpncsO2w59lOjE=");
    }

    @Test
    void asksForOneVersion() {
        answers.put("/registry/subjects/orders%20value%2F1/versions/3", "{\"id\": 5, \"schema\": \"{}\"}");
        schema.setVersion("3");

        assertThat(schema.load().registryId()).isEqualTo(5);
    }

    @Test
    void saysWhatToCheckWhenTheSchemaIsNotThere() {
        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class)
                .hasMessageEndingWith("the registry answers 404; check subject, version and number");
    }

    @Test
    void refusesWhatItCannotRead() {
        String path = "/registry/subjects/orders%20value%2F1/versions/latest";

        answers.put(path, "<html></html>");
        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class).hasMessageContaining("is no JSON");
        answers.put(path, "{\"id\": 1}");
        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class).hasMessageContaining("has no schema");
        answers.put(path, "{\"id\": 1, \"schemaType\": \"PROTOBUF\", \"schema\": \"message A {}\"}");
        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class).hasMessageContaining("is of type PROTOBUF");
        answers.put(path, "{\"id\": 1, \"schema\": \"{}\", \"references\": [{\"name\": \"a\"}]}");
        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class).hasMessageContaining("refers to other schemas");
    }

    @Test
    void saysThatNobodyAnswers() {
        server.stop(0);

        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class)
                .hasMessageContaining("no answer from " + schema.getUrl()).hasMessageContaining("start the registry");
    }
}
