package dev.wadi.camel.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Access tokens of OAuth 2, by the grant of client credentials. A token is fetched by the first request that needs one, while the others
 * wait for it, and again shortly before it expires or when the server refuses it. Neither fetching nor waiting takes longer than the
 * time limit, whatever the server does.
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
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicReference<Token> token = new AtomicReference<>(Token.NONE);

    /**
     * One access token.
     *
     * @param header value of the header that shows it; null: there is none
     */
    private record Token(String header, Instant renewAt) {

        static final Token NONE = new Token(null, Instant.MIN);

        boolean isFresh(Instant now) {
            return header != null && now.isBefore(renewAt);
        }
    }

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
    public String header() throws IOException {
        Token known = token.get();
        return known.isFresh(clock.instant()) ? known.header() : fetchedHeader();
    }

    @Override
    public boolean refused(String refused) {
        Token known = token.get();
        if (refused.equals(known.header())) {
            token.compareAndSet(known, Token.NONE);
        }
        return true;
    }

    private String fetchedHeader() throws IOException {
        long until = System.nanoTime() + timeout.toNanos();
        waitForTurn();
        try {
            Token known = token.get();
            if (!known.isFresh(clock.instant())) {
                known = fetch(until - System.nanoTime());
                token.set(known);
            }
            return known.header();
        } finally {
            fetching.unlock();
        }
    }

    private void waitForTurn() throws IOException {
        try {
            if (!fetching.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw late();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Token fetch(long nanosLeft) throws IOException {
        String form = "grant_type=client_credentials" + (scope == null || scope.isBlank() ? "" : "&scope=" + escaped(scope));
        String login = escaped(clientId) + ":" + escaped(clientSecret);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        // the client's own time limit ends with the head of the answer, and the rest of it may never come
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArrayConsumer(into(body)));
        try {
            int status = answer.get(nanosLeft, TimeUnit.NANOSECONDS).statusCode();
            return token(status, fields(body.toByteArray()));
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure
                    : new IOException("no access token from " + HttpOrigin.of(url) + ": " + e.getCause(), e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static Consumer<Optional<byte[]>> into(ByteArrayOutputStream body) {
        return part -> part.ifPresent(bytes -> body.write(bytes, 0, Math.min(bytes.length, LARGEST_ANSWER - body.size())));
    }

    private TokenLateException late() {
        return new TokenLateException("no access token from " + HttpOrigin.of(url) + " within " + timeout.toMillis() + " ms");
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while it fetched an access token", cause);
    }

    private Token token(int status, Map<String, String> answer) throws IOException {
        String text = answer.get("access_token");
        if (status == 200 && text != null && text.matches("[A-Za-z0-9._~+/=-]+")) {
            Duration life = lifeOf(answer.get("expires_in"));
            Duration margin = life.dividedBy(10);
            Instant renewAt = clock.instant().plus(life).minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN);
            return new Token("Bearer " + text, renewAt);
        }
        String error = answer.getOrDefault("error", "");
        String reason = error.matches("[a-z_]{1,40}") ? " (" + error + ")" : "";
        String message = "no access token from " + HttpOrigin.of(url) + ", it answered " + status
                + (status == 200 ? " and something else" : reason);
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
                    JsonToken value = parser.nextToken();
                    if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
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
