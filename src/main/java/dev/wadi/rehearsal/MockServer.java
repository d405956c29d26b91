package dev.wadi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wadi.definition.rehearsal.HttpAnswer;
import dev.wadi.definition.rehearsal.HttpMock;
import dev.wadi.engine.RecordedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for the server of one HTTP service in one case: answers as the case says, and remembers what it was asked. Reached from this
 * machine only. Lifecycle and threads: made before the routes, closed after them; answers several requests at once.
 */
final class MockServer implements AutoCloseable {

    private static final String ATTRIBUTE = "x-";
    private static final String KEY = "X-wadi-key";
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "wadi-test-http");
        thread.setDaemon(true);
        return thread;
    });
    private final List<HttpMock> mocks;
    private final Set<String> pathsOfSinks;
    private final Values values;
    private final Map<HttpMock, Integer> answered = new HashMap<>();
    private final Map<String, List<RecordedEvent>> taken = new HashMap<>();
    private final List<String> unexpected = new ArrayList<>();

    /** @param pathsOfSinks where a request that no mock fits is a sink's, and fine */
    MockServer(List<HttpMock> mocks, Set<String> pathsOfSinks, Values values) {
        this.mocks = mocks;
        this.pathsOfSinks = pathsOfSinks;
        this.values = values;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("a test needs a port for a server of its own: " + e.getMessage(), e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Scheme, host and port. */
    String origin() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
    }

    /** What was answered with success at this path, in the order of the answers. */
    synchronized List<RecordedEvent> taken(String path) {
        return List.copyOf(taken.getOrDefault(path, List.of()));
    }

    /** A sentence for each request that nothing was said about. */
    synchronized List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Whether this mock has answered anything. */
    synchronized boolean hasAnswered(HttpMock mock) {
        return answered.containsKey(mock);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Optional<HttpAnswer> answer = answer(exchange, body);
        try {
            if (answer.isPresent() && !answer.get().delay().isZero()) {
                Thread.sleep(answer.get().delay().toMillis());
            }
        } catch (InterruptedException e) {
            // the case is over, and nobody waits for the answer
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        if (answer.isPresent() && answer.get().reset()) {
            exchange.close();
            return;
        }
        boolean sink = pathsOfSinks.contains(exchange.getRequestURI().getPath());
        int status = answer.map(HttpAnswer::status).orElse(sink ? 200 : NOT_FOUND);
        if (status < 300) {
            remember(exchange, body);
        }
        send(exchange, status, answer);
    }

    private synchronized Optional<HttpAnswer> answer(HttpExchange exchange, byte[] body) {
        for (HttpMock mock : mocks) {
            if (fits(mock, exchange, body)) {
                int count = answered.merge(mock, 1, Integer::sum);
                return Optional.of(mock.answers().get(Math.min(count, mock.answers().size()) - 1));
            }
        }
        if (!pathsOfSinks.contains(exchange.getRequestURI().getPath())) {
            unexpected.add("nothing answers " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " with "
                    + JsonForm.ofJson(body).map(JsonDifference::shown).orElse(body.length + " bytes"));
        }
        return Optional.empty();
    }

    private static boolean fits(HttpMock mock, HttpExchange exchange, byte[] body) {
        boolean pathFits = mock.path().map(path -> path.json().asText())
                .map(path -> path.equals(exchange.getRequestURI().getPath()) || path.equals(exchange.getRequestURI().toString())).orElse(true);
        return pathFits && mock.body().map(wanted -> JsonForm.ofJson(body)
                .filter(found -> JsonDifference.between("", wanted.json(), found, true).isEmpty()).isPresent()).orElse(true);
    }

    private synchronized void remember(HttpExchange exchange, byte[] body) {
        Map<String, String> attributes = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, texts) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(ATTRIBUTE) && !name.equalsIgnoreCase(KEY)) {
                attributes.put(lower.substring(ATTRIBUTE.length()), texts.get(0));
            }
        });
        String key = exchange.getRequestHeaders().getFirst(KEY);
        taken.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new ArrayList<>()).add(new RecordedEvent(null,
                key == null ? null : URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8),
                body.length == 0 ? null : body, attributes));
    }

    private void send(HttpExchange exchange, int status, Optional<HttpAnswer> answer) throws IOException {
        byte[] body = answer.map(this::body).orElse(new byte[0]);
        answer.flatMap(HttpAnswer::headers).ifPresent(headers -> values.texts(answer.get().origin(), "headers", headers)
                .forEach((name, text) -> exchange.getResponseHeaders().add(name, text == null ? "" : text)));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private byte[] body(HttpAnswer answer) {
        if (answer.base64().isPresent()) {
            return values.base64(answer.origin(), "base64", answer.base64().get());
        }
        return answer.text().flatMap(text -> values.text(answer.origin(), "text", text))
                .or(() -> answer.body().map(value -> value.json()).map(JsonNode::toString)).map(SourceBodies::bytes).orElse(new byte[0]);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
