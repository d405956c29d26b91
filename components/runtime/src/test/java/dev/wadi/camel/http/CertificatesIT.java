package dev.wadi.camel.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS with certificates that are made for each test by the JDK's own tool. */
@Timeout(120)
class CertificatesIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private WireMockServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void trustsTheAuthorityOfItsFile() throws Exception {
        serve(keyStore("server", "san=ip:127.0.0.1"), options -> options);

        assertThat(failure(service -> service.setAuthorityFile(certificate("server").toString()))).isNull();
    }

    @Test
    void stopsWhereItDoesNotTrustTheServer() throws Exception {
        serve(keyStore("server", "san=ip:127.0.0.1"), options -> options);

        assertThat(failure(service -> { })).contains("unable to find valid certification path");
    }

    @Test
    void stopsWhereTheCertificateIsForAnotherName() throws Exception {
        serve(keyStore("server", "san=dns:shop.example.com"), options -> options);

        assertThat(failure(service -> service.setAuthorityFile(certificate("server").toString()))).contains("127.0.0.1");
    }

    @Test
    void showsItsOwnCertificate() throws Exception {
        Path client = keyStore("client", "san=dns:wadi");
        serve(keyStore("server", "san=ip:127.0.0.1"), options -> options.needClientAuth(true)
                .trustStorePath(client.toString()).trustStoreType("PKCS12").trustStorePassword(PASSWORD));

        assertThat(failure(service -> {
            service.setAuthorityFile(certificate("server").toString());
            service.setCertificateFile(certificate("client").toString());
            service.setKeyFile(key("client").toString());
        })).isNull();
    }

    @Test
    void saysWhichFileIsWrong() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        keyStore("client", "san=dns:wadi");

        assertThatThrownBy(() -> Certificates.context(text.toString(), null, null)).hasMessageContaining("text.pem holds no PEM certificate");
        assertThatThrownBy(() -> Certificates.context(folder.resolve("none.pem").toString(), null, null))
                .hasMessageContaining("none.pem cannot be read");
        String certificate = certificate("client").toString();
        assertThatThrownBy(() -> Certificates.context(null, certificate, text.toString()))
                .hasMessageContaining("text.pem holds no private key in PKCS #8");
        assertThatThrownBy(() -> Certificates.context(null, certificate, null)).hasMessageContaining("needs the file of its private key");
    }

    private void serve(Path keyStore, UnaryOperator<WireMockConfiguration> more) {
        server = new WireMockServer(more.apply(wireMockConfig().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort()
                .keystorePath(keyStore.toString()).keystoreType("PKCS12").keystorePassword(PASSWORD).keyManagerPassword(PASSWORD)));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok()));
    }

    /** Why an event was not delivered, or null. */
    private String failure(Consumer<HttpService> settings) throws Exception {
        String address = "https://127.0.0.1:" + server.httpsPort();
        try (HttpRoute route = HttpRoute.toSink(address, "/orders", all -> settings.accept(all.service))) {
            route.send("a1");
            return route.settlement.failure() == null ? null : route.settlement.failure().describe();
        }
    }

    private Path keyStore(String name, String extension) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", name, "-keyalg", name.equals("client") ? "EC" : "RSA", "-dname", "CN=" + name, "-ext", extension, "-validity", "2",
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    private Path certificate(String name) {
        return pem(name, "CERTIFICATE");
    }

    private Path key(String name) {
        return pem(name, "PRIVATE KEY");
    }

    private Path pem(String name, String kind) {
        try (InputStream input = Files.newInputStream(folder.resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(input, PASSWORD.toCharArray());
            byte[] encoded = kind.equals("CERTIFICATE") ? store.getCertificate(name).getEncoded()
                    : store.getKey(name, PASSWORD.toCharArray()).getEncoded();
            return Files.write(folder.resolve(name + "-" + kind.charAt(0) + ".pem"), List.of("-----BEGIN " + kind + "-----",
                    Base64.getMimeEncoder().encodeToString(encoded), "-----END " + kind + "-----"));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
