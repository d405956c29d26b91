package dev.wadi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ComposeFileTest {

    @Test
    void namesTheImagesThatTheTestsUse() throws IOException {
        Properties images = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/dev/wadi/testkit/images.properties")) {
            images.load(file);
        }

        Map<?, ?> services = services();

        assertThat(images.stringPropertyNames()).isNotEmpty().allSatisfy(name ->
                assertThat(((Map<?, ?>) services.get(name)).get("image")).isEqualTo(images.getProperty(name)));
    }

    private static Map<?, ?> services() throws IOException {
        // Maven runs tests in the module's folder, an editor maybe in the top one
        Path file = Path.of("docker/compose.yaml");
        String text = Files.readString(Files.exists(file) ? file : Path.of("..").resolve(file));
        Map<?, ?> document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        return (Map<?, ?>) document.get("services");
    }
}
