package dev.wadi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PubSubProbeTest {

    private final PubSubProbe probe = new PubSubProbe();

    @Test
    void isSilentWhereNobodyListens() throws IOException {
        String endpoint;
        try (ServerSocket closed = new ServerSocket(0)) {
            endpoint = "127.0.0.1:" + closed.getLocalPort();
        }

        ServiceAnswer answer = probe.ask(Map.of("login", "none", "endpoint", endpoint));

        assertThat(answer.kind()).isEqualTo(ServiceAnswer.Kind.SILENT);
        assertThat(answer.reason()).contains("UNAVAILABLE");
    }

    @Test
    void isRefusedWithoutAUsableKeyFile(@TempDir Path folder) {
        ServiceAnswer answer = probe.ask(Map.of("login", "serviceAccount", "endpoint", "localhost:1",
                "keyFile", folder.resolve("key.json").toString()));

        assertThat(answer.kind()).isEqualTo(ServiceAnswer.Kind.REFUSED);
        assertThat(answer.reason()).contains("key.json").contains("cannot be read");
    }
}
