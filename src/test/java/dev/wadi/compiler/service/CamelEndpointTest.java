package dev.wadi.compiler.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.compiler.RouteCompiler;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamelEndpointTest {

    private static final String KAFKA = """
            [[services]]
            provider = "kafka"
            name = "kafka"
            "bootstrap.servers" = "localhost:9092"
            """;

    @TempDir
    private Path folder;
    private final Problems problems = new Problems();

    @Test
    void namesComponentsThatCamelDoesNotHave() throws IOException {
        compile("component = \"natz\"", "orders");

        assertThat(problems.describe()).contains("connector.toml:8:13: error: it.component is no component of Camel: 'natz' [unknown-value]",
                "did you mean 'nats'?");
    }

    @Test
    void namesOptionsThatTheComponentDoesNotHaveWhereTheyStand() throws IOException {
        compile("component = \"file\"\nchrset = \"utf-8\"\nautoCreate = \"perhaps\"", "inbox?moove=.done&delay=often");

        assertThat(problems.describe()).contains(
                "connector.toml:9:1: error: it.\"chrset\" is no option of file endpoints [unknown-option]", "did you mean 'charset'?",
                "connector.toml:10:14: error: it.\"autoCreate\" cannot have this value [invalid-value]", "allowed: true or false",
                "in.source.resource has the option 'moove', which is no option of file endpoints [unknown-option]", "did you mean 'move'?",
                "in.source.resource has the option 'delay', which cannot have this value [invalid-value]", "allowed: a whole number");
        assertThat(problems.errors()).hasSize(4);
    }

    @Test
    void namesOptionsThatAreMissing() throws IOException {
        compile("component = \"aws2-kinesis\"", "orders?shardClosed=whatever");

        assertThat(problems.describe()).contains("has the option 'shardClosed', which cannot have this value",
                "allowed: ignore, fail, silent");
    }

    @Test
    void namesOptionsThatOnlyTheComponentHas() throws IOException {
        compile("component = \"activemq\"\nbrokerURL = \"tcp://localhost:61616\"\ntransacted = true", "orders?concurrentConsumers=2");

        assertThat(problems.describe()).contains("connector.toml:9:1: error: it.\"brokerURL\" is an option of the component activemq, not of its "
                + "endpoints [unknown-option]", "allowed: the system property camel.component.activemq.brokerURL, set by WADI_JAVA_OPTS=-D...");
        assertThat(problems.errors()).hasSize(1);
    }

    @Test
    void refusesASourceOfAComponentThatHasOnlySinks() throws IOException {
        compile("component = \"solr\"", "http://localhost:8983/solr/orders");

        assertThat(problems.describe()).contains("in.source.service_name cannot use the service 'it': solr has only sinks [unsupported-role]");
    }

    @Test
    void keepsSecretsOutOfRoutesWhereverTheyStand() throws IOException {
        CompiledRoutes routes = compile("component = \"aws2-sqs\"\nregion = \"eu-west-1\"\nsecretKey = \"hunter2\"",
                "orders?accessKey=hunter3");

        assertThat(problems.errors()).isEmpty();
        assertThat(problems.describe()).contains("it.\"secretKey\" holds a secret as plain text [literal-secret]",
                "in.source.resource holds a secret as plain text, in its option 'accessKey' [literal-secret]").doesNotContain("hunter");
        assertThat(routes.files()).allSatisfy(file -> assertThat(file.yaml()).doesNotContain("hunter"));
        assertThat(routes.properties().values()).noneMatch(value -> value.contains("hunter"));
        assertThat(routes.secrets().values()).containsExactlyInAnyOrder("hunter2", "hunter3");
    }

    @Test
    void keepsAPasswordOfTheAddressOutOfRoutesAndMessages() throws IOException {
        CompiledRoutes routes = compile("component = \"ftp\"", "ftp://me:hunt@er2@host:21/in?password=hunter3");

        assertThat(problems.errors()).isEmpty();
        assertThat(problems.describe()).contains("in.source.resource holds a password as plain text, before its host [literal-secret]")
                .doesNotContain("hunt");
        assertThat(routes.files()).allSatisfy(file -> assertThat(file.yaml()).doesNotContain("hunt"));
        assertThat(routes.files()).anySatisfy(file -> assertThat(file.yaml()).contains("ftp://me:{{in.source.addressPassword}}@host:21/in",
                "ftp://me:****@host:21/in of it"));
        assertThat(routes.properties().values()).noneMatch(value -> value.contains("hunt"));
        assertThat(routes.secrets().values()).containsExactlyInAnyOrder("hunt@er2", "hunter3");
    }

    @Test
    void takesAReferenceOrAPortForNoPassword() throws IOException {
        CompiledRoutes routes = compile("component = \"ftp\"", "ftp://me:{{env:FTP_PASSWORD}}@host:21/in@home");

        assertThat(problems.describe()).isEmpty();
        assertThat(routes.files()).anySatisfy(file -> assertThat(file.yaml()).contains("ftp://me:{{env:FTP_PASSWORD}}@host:21/in@home"));
        assertThat(compile("component = \"ftp\"", "ftp://host:21/in@home").secrets()).isEmpty();
        assertThat(compile("component = \"ftp\"", "me:{{env:FTP_PASSWORD}}@host:21/in").secrets()).isEmpty();
        assertThat(problems.describe()).isEmpty();
    }

    @Test
    void tellsSinksWhichHeadersSteerTheirComponent() throws IOException {
        Path file = folder.resolve("connector.toml");
        Files.writeString(file, KAFKA + """

                [[services]]
                provider = "camel"
                name = "index"
                component = "elasticsearch"
                hostAddresses = "localhost:9200"

                [[connectors]]
                name = "out"
                source = { service_name = "kafka", resource = "orders", input_encoding = "json", output_encoding = "json" }
                sinks = [{ service_name = "index", resource = "shop?operation=Index&indexName=orders", output_encoding = "json", key_header = "indexId" }]
                """);
        CompiledRoutes routes = RouteCompiler.compile(DefinitionReader.read(file, problems), problems);

        assertThat(problems.errors()).isEmpty();
        assertThat(routes.files()).anySatisfy(route -> assertThat(route.yaml()).contains("keyHeader: indexId",
                "withoutHeaders: \"documentClass,enableDocumentOnlyMode,from,indexId,indexName,operation,"));
    }

    @Test
    void saysWhatASourceThatAcknowledgesByItselfCannotHave() throws IOException {
        compile("component = \"file\"", "inbox", "batch = { kind = \"count\", size = 10 }\ndedup = { store = \"file\" }\n"
                + "checkpoint = { enabled = true }\ndelivery = \"effectively-once\"");

        assertThat(problems.describe()).contains("in.batch cannot be had from a source of camel", "in.source.id_header is needed for dedup",
                "in.checkpoint has no effect", "in.delivery effectively-once cannot be had from this source");
        assertThat(problems.errors()).hasSize(3);
    }

    @Test
    void trustsAComponentOutsideTheCatalogueWhoseJarIsThere() throws IOException {
        Path component = folder.resolve("META-INF/services/org/apache/camel/component/of-our-own");
        Files.createDirectories(component.getParent());
        Files.writeString(component, "class=com.example.OurComponent");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader jars = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(jars);
            CompiledRoutes routes = compile("component = \"of-our-own\"\nsize = 3", "place?x=1");

            assertThat(problems.errors()).isEmpty();
            assertThat(routes.files()).anySatisfy(file -> assertThat(file.yaml()).contains("uri: of-our-own:place"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private CompiledRoutes compile(String service, String resource, String... connector) throws IOException {
        Path file = folder.resolve("connector.toml");
        Files.writeString(file, KAFKA + "\n[[services]]\nprovider = \"camel\"\n" + service + "\nname = \"it\"\n"
                + "\n[[connectors]]\nname = \"in\"\n" + String.join("\n", List.of(connector)) + "\n"
                + "source = { service_name = \"it\", resource = \"" + resource + "\", input_encoding = \"json\", output_encoding = \"json\" }\n"
                + "sinks = [{ service_name = \"kafka\", resource = \"orders\", output_encoding = \"json\" }]\n");
        return RouteCompiler.compile(DefinitionReader.read(file, problems), problems);
    }
}
