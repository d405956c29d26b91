package dev.wadi.engine;

import dev.wadi.camel.http.Certificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Connects to an HTTP server, and with {@code https} agrees on TLS. No request is made: nobody knows one that every server takes and that
 * changes nothing.
 */
final class HttpProbe implements ServiceProbe {

    private static final int PATIENCE_MILLIS = 3000;

    @Override
    public ServiceAnswer ask(Map<String, String> clientProperties) {
        URI address;
        try {
            address = new URI(clientProperties.get(ServiceAddress.URL).strip());
        } catch (URISyntaxException e) {
            // the exception's own text holds the address, and that may hold a password
            return ServiceAnswer.refused("bad address, expected http://host[:port] or https://host[:port]");
        }
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null || !secure && !"http".equalsIgnoreCase(address.getScheme())) {
            return ServiceAnswer.refused("bad address, expected http://host[:port] or https://host[:port]");
        }
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        String where = address.getHost() + ":" + port + ": ";
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            if (secure) {
                shakeHands(socket, address.getHost(), port, clientProperties);
            }
            return ServiceAnswer.ready();
        } catch (SSLException e) {
            return isUntrusted(e) ? ServiceAnswer.refused(where + FailureText.of(e)) : ServiceAnswer.silent(where + FailureText.of(e));
        } catch (IOException e) {
            return ServiceAnswer.silent(where + FailureText.of(e));
        } catch (IllegalArgumentException e) {
            return ServiceAnswer.refused(FailureText.of(e));
        }
    }

    private static void shakeHands(Socket socket, String host, int port, Map<String, String> files) throws IOException {
        SSLContext certificates = Certificates.context(files.get("authorityFile"), files.get("certificateFile"), files.get("keyFile"));
        try (SSLSocket secure = (SSLSocket) certificates.getSocketFactory().createSocket(socket, host, port, true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
        }
    }

    private static boolean isUntrusted(Throwable failure) {
        return failure != null && (failure instanceof CertificateException || isUntrusted(failure.getCause()));
    }
}
