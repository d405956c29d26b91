package dev.wadi.camel.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerTest {

    private static final Map<String, String> EMULATOR = Map.of("PUBSUB_EMULATOR_HOST", "localhost:8085");

    @Test
    void isGooglesWhereNothingElseIsSaid() {
        assertThat(Server.of(null, PubSubLogin.applicationDefault, Map.of())).isEqualTo(new Server(null, false));
        assertThat(Server.of(" ", PubSubLogin.staticToken, Map.of("PUBSUB_EMULATOR_HOST", ""))).isEqualTo(new Server(null, false));
    }

    @Test
    void isTheEmulatorOfTheEnvironmentWhichGetsNoLogin() {
        assertThat(Server.of(null, PubSubLogin.serviceAccount, EMULATOR)).isEqualTo(new Server("localhost:8085", true));
        assertThat(Server.of(null, PubSubLogin.none, EMULATOR)).isEqualTo(new Server("localhost:8085", true));
    }

    @Test
    void isTheEndpointThatIsConfigured() {
        assertThat(Server.of("localhost:9000", PubSubLogin.none, EMULATOR)).isEqualTo(new Server("localhost:9000", true));
    }

    @Test
    void speaksTlsWhereSomebodyLogsIn() {
        assertThat(Server.of("europe-west3-pubsub.googleapis.com", PubSubLogin.staticToken, EMULATOR))
                .isEqualTo(new Server("europe-west3-pubsub.googleapis.com:443", false));
    }

    @Test
    void refusesWhatIsNoHostWithAPort() {
        assertThatThrownBy(() -> Server.of(null, PubSubLogin.none, Map.of("PUBSUB_EMULATOR_HOST", "http://localhost:8085")))
                .isInstanceOf(PubSubException.class).hasMessage("the environment variable PUBSUB_EMULATOR_HOST must be a host and a port, "
                        + "as in localhost:8085, without the scheme in front; found 'http://localhost:8085'");
        assertThatThrownBy(() -> Server.of("localhost:99999", PubSubLogin.none, Map.of())).isInstanceOf(PubSubException.class)
                .hasMessageContaining("the endpoint must be a host and a port");
        assertThat(Server.of(" [::1]:8085\n", PubSubLogin.none, Map.of())).isEqualTo(new Server("[::1]:8085", true));
    }

    @Test
    void refusesGooglesWithoutALogin() {
        assertThatThrownBy(() -> Server.of(null, PubSubLogin.none, Map.of())).isInstanceOf(PubSubException.class)
                .hasMessageContaining("PUBSUB_EMULATOR_HOST");
    }
}
