package dev.wadi.camel.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * Access tokens of OAuth 2, by the grant of client credentials. A token is fetched by the first request that needs one, while the others
 * wait for it, and again shortly before it expires or when the server refuses it.
 *
 * <p>Camel's own support is not used: it sends the token to any origin that a redirect leads to, fetches one for every waiting thread,
 * never replaces one that was revoked, and writes scope and secret into the form unescaped (read in 4.18.0).
 *
 * <p>Errors: {@link TokenRefusedException} when the server says no; any other {@link IOException} passes. Neither holds the secret or a
 * token. Threads: safe. Source: RFC 6749, sections 4.4 and 5.
 */
final class AccessTokens implements Credentials {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LARGEST_ANSWER = 65_536;
    private static final Duration UNSAID_LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

    private final URI url;
    private final String clientId;
    private final String clientSecret;
    private final String scope;
    private final Duration timeout;
    private final InstantSource clock;
    private final HttpClient client;
    private String header;
    private Instant renewAt = Instant.MIN;

    AccessTokens(URI url, String clientId, String clientSecret, String scope, Duration timeout, SSLContext certificates,
            InstantSource clock) {
        this.url = url;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.scope = scope;
        this.timeout = timeout;
        this.clock = clock;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(certificates).build();
    }

    @Override
    public synchronized String header() throws IOException {
        if (header == null || !clock.instant().isBefore(renewAt)) {
            fetch();
        }
        return header;
    }

    @Override
    public synchronized boolean refused(String refused) {
        if (refused.equals(header)) {
            header = null;
        }
        return true;
    }

    private void fetch() throws IOException {
        String form = "grant_type=client_credentials" + (scope == null || scope.isBlank() ? "" : "&scope=" + escaped(scope));
        String login = escaped(clientId) + ":" + escaped(clientSecret);
        HttpRequest request = HttpRequest.newBuilder(url).timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it fetched an access token", e);
        }
        Map<String, String> answer;
        try (InputStream body = response.body()) {
            answer = fields(body.readNBytes(LARGEST_ANSWER));
        }
        accept(response.statusCode(), answer);
    }

    private void accept(int status, Map<String, String> answer) throws IOException {
        String token = answer.get("access_token");
        if (status == 200 && token != null && token.matches("[A-Za-z0-9._~+/=-]+")) {
            Duration life = lifeOf(answer.get("expires_in"));
            Duration margin = life.dividedBy(10);
            renewAt = clock.instant().plus(life).minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN);
            header = "Bearer " + token;
            return;
        }
        String error = answer.getOrDefault("error", "");
        String reason = error.matches("[a-z_]{1,40}") ? " (" + error + ")" : "";
        String message = "no access token from " + HttpOrigin.of(url) + ", it answered " + status + reason;
        if (status >= 500 || status == 408 || status == 429) {
            throw new IOException(message);
        }
        throw new TokenRefusedException(message);
    }

    private static Duration lifeOf(String seconds) {
        return seconds != null && seconds.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : UNSAID_LIFE;
    }

    /** The plain fields of a JSON object; of anything else none. */
    private static Map<String, String> fields(byte[] json) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken().isScalarValue()) {
                        fields.put(name, parser.getText());
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            // an answer that is no JSON says nothing; its status is judged
            return Map.of();
        }
        return fields;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
