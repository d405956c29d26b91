package dev.wadi.engine;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpProbeIT {

    private final ServiceProbe probe = new HttpProbe();

    private ServiceAnswer ask(String url) {
        return probe.ask(Map.of("url", url));
    }

    @Test
    void isContentWithAConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(ask("http://127.0.0.1:" + server.getLocalPort() + "/any/path").kind()).isEqualTo(ServiceAnswer.Kind.READY);
        }
    }

    @Test
    void asksAgainWhereNobodyAnswers() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        ServiceAnswer answer = ask("http://ann:hunter2@127.0.0.1:" + port);

        assertThat(answer.kind()).isEqualTo(ServiceAnswer.Kind.SILENT);
        assertThat(answer.reason()).contains("127.0.0.1:" + port + ": ").doesNotContain("hunter2");
    }

    @Test
    void endsWhereTheCertificateIsNotTrusted() {
        WireMockServer server = new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
        server.start();
        try {
            ServiceAnswer answer = ask("https://127.0.0.1:" + server.httpsPort());

            assertThat(answer.kind()).isEqualTo(ServiceAnswer.Kind.REFUSED);
            assertThat(answer.reason()).contains("certification path");
        } finally {
            server.stop();
        }
    }

    @Test
    void endsWhereTheAddressIsNone() {
        assertThat(ask("http://ann:hunter2@h o").reason()).startsWith("bad address").doesNotContain("hunter2");
        assertThat(ask("ftp://h").kind()).isEqualTo(ServiceAnswer.Kind.REFUSED);
        assertThat(probe.ask(Map.of("url", "https://127.0.0.1:1", "authorityFile", "none.pem")).kind())
                .isEqualTo(ServiceAnswer.Kind.SILENT);
    }
}
