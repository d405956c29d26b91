package dev.wadi.camel.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.auth.Credentials;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PubSubClientTest {

    @TempDir
    Path folder;

    private final PubSubClient client = new PubSubClient();

    @Test
    void logsInWithAToken() throws Exception {
        client.setLogin(PubSubLogin.staticToken);
        client.setToken("hunter2\n");

        Credentials credentials = client.credentials().getCredentials();

        assertThat(credentials.getRequestMetadata(URI.create("https://pubsub.googleapis.com/")))
                .containsEntry("Authorization", List.of("Bearer hunter2"));
    }

    @Test
    void saysWhatIsMissing() {
        client.setLogin(PubSubLogin.staticToken);
        assertThatThrownBy(client::credentials).isInstanceOf(PubSubException.class).hasMessageContaining("token");
        client.setLogin(PubSubLogin.serviceAccount);
        assertThatThrownBy(client::credentials).isInstanceOf(PubSubException.class).hasMessageContaining("keyFile");
    }

    @Test
    void neverShowsWhatAKeyFileHolds() throws Exception {
        client.setLogin(PubSubLogin.serviceAccount);
        client.setKeyFile(folder.resolve("none.json").toString());
        assertThatThrownBy(client::credentials).isInstanceOf(PubSubException.class).hasMessageContaining("none.json")
                .hasMessageContaining("cannot be read");

        client.setKeyFile(Files.writeString(folder.resolve("broken.json"), "hunter2").toString());
        assertThatThrownBy(client::credentials).isInstanceOf(PubSubException.class).hasMessageContaining("broken.json")
                .hasMessageContaining("no JSON key").message().doesNotContain("hunter2");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            client.setEndpoint("127.0.0.1:" + silent.getLocalPort());
        }
        client.setLogin(PubSubLogin.none);
        try (client) {
            assertThatThrownBy(() -> client.ask(Duration.ofSeconds(3))).isInstanceOfSatisfying(ApiException.class, refused ->
                    assertThat(refused.getStatusCode().getCode()).isEqualTo(StatusCode.Code.UNAVAILABLE));
        }
    }
}
