package dev.wadi.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTest {

    private static final CompiledRoutes ROUTES = new CompiledRoutes(
            List.of(new RouteFile("wadi-services.camel.yaml", "- beans: []\n", null),
                    new RouteFile("orders.camel.yaml", "- route: {id: orders}\n", "orders")),
            Map.of("kafka.password", "{{env:KAFKA_PASSWORD}}", "wadi.state", "{{env:WADI_STATE:.wadi}}",
                    "odd:key", " C:\\data\n=x"),
            Map.of("kafka.password", "hunter2"));

    @TempDir
    private Path folder;

    @Test
    void writesRoutesAndPropertiesThatReadBackTheSame() throws IOException {
        RouteFolder.Written written = new RouteFolder(folder.resolve("new")).write(ROUTES, "orders.toml");

        assertThat(written.written()).extracting(path -> path.getFileName().toString()).containsExactly(
                "wadi-services.camel.yaml", "orders.camel.yaml", "application.properties", ".env.example");
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("new/application.properties"))) {
            read.load(reader);
        }
        assertThat(read).isEqualTo(ROUTES.properties());
    }

    @Test
    void writesNoSecret() throws IOException {
        for (Path file : new RouteFolder(folder).write(ROUTES, "orders.toml").written()) {
            assertThat(file).content().doesNotContain("hunter2");
        }
    }

    @Test
    void listsVariablesToSet() throws IOException {
        new RouteFolder(folder).write(ROUTES, "orders.toml");

        assertThat(folder.resolve(".env.example")).content().contains("\nKAFKA_PASSWORD=\n").contains("\n#WADI_STATE=.wadi\n");
    }

    @Test
    void overwritesItsOwnFiles() throws IOException {
        new RouteFolder(folder).write(ROUTES, "orders.toml");

        assertThat(new RouteFolder(folder).write(ROUTES, "orders.toml").written()).hasSize(4);
    }

    @Test
    void writesNothingWhenOneFileIsSomebodyElses() throws IOException {
        Files.writeString(folder.resolve("application.properties"), "camel.main.name = mine\n");

        assertThatThrownBy(() -> new RouteFolder(folder).write(ROUTES, "orders.toml"))
                .isInstanceOf(ForeignFileException.class).hasMessageContaining("application.properties");
        assertThat(folder.resolve("orders.camel.yaml")).doesNotExist();
    }

    @Test
    void namesFilesOfConnectorsThatAreGone() throws IOException {
        new RouteFolder(folder).write(ROUTES, "orders.toml");
        Files.writeString(folder.resolve("mine.camel.yaml"), "- route: {id: mine}\n");
        CompiledRoutes fewer = new CompiledRoutes(ROUTES.files().subList(0, 1), Map.of(), Map.of());

        assertThat(new RouteFolder(folder).write(fewer, "orders.toml").leftOver())
                .containsExactly(folder.resolve("orders.camel.yaml"));
    }
}
