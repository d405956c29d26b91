package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("emulatorIsThere")
class PubSubEmulatorIT {
    @TempDir
    Path folder;

    /** Where CI requires servers the class runs all the same, and fails. */
    static boolean emulatorIsThere() {
        try {
            PubSubEmulatorJars.find();
            return true;
        } catch (ServerNotFoundException e) {
            System.out.println("SKIPPED " + PubSubEmulatorIT.class.getName() + " needs a server: " + e.getMessage());
            return Boolean.parseBoolean(System.getenv("CI"));
        }
    }

    @Test
    void makesTopicsAndForgetsThemAtItsEnd() throws Exception {
        try (PubSubEmulator emulator = PubSubEmulator.launch(folder.resolve("pubsub"))) {
            String topic = "http://" + emulator.endpoint() + "/v1/projects/wadi/topics/orders";
            assertThat(ask("PUT", topic)).isEqualTo(200);
            assertThat(ask("GET", topic)).isEqualTo(200);
            emulator.kill();
            assertThat(emulator.alive()).isFalse();

            emulator.start();

            assertThat(ask("GET", topic)).isEqualTo(404);
        }
        assertThat(folder.resolve("pubsub")).doesNotExist();
    }

    @Test
    void namesEveryWayToProvideOne() {
        Machine bare = new Machine(Map.of("PATH", folder.toString()), Map.of());

        assertThatThrownBy(() -> new PubSubEmulatorJars(bare, folder).locate()).isInstanceOf(ServerNotFoundException.class)
                .hasMessageContaining("WADI_PUBSUB_EMULATOR").hasMessageContaining("gcloud components install pubsub-emulator");
    }

    private static int ask(String method, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("PUT") ? "{}" : "")).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
