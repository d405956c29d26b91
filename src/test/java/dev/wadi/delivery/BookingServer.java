package dev.wadi.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wadi.testkit.ledger.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A real HTTP server that books what is posted to {@code /orders}, and answers a post to {@code /enrich} with the same document and a
 * field more. Now and then it fails, as servers do: one request in twenty is answered 500, 503 or not at all.
 */
final class BookingServer implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int ONE_IN = 20;

    private final ObjectMapper json = new ObjectMapper();
    private final Ledger ledger;
    private final Random random;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    /** @param random decides which requests fail; null: none */
    BookingServer(Ledger ledger, Random random) throws IOException {
        this.ledger = ledger;
        this.random = random;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(threads);
        server.createContext("/orders", exchange -> serve(exchange, this::book));
        server.createContext("/enrich", exchange -> serve(exchange, this::enriched));
        server.start();
    }

    private interface Answer {
        byte[] to(HttpExchange request, JsonNode document) throws IOException;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many requests were under way at once, at most. */
    int mostAtOnce() {
        return most.get();
    }

    /** How many requests have failed. */
    long refused() {
        return refused.get();
    }

    private void serve(HttpExchange request, Answer answer) throws IOException {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try (request) {
            byte[] body = request.getRequestBody().readAllBytes();
            int failure = failure();
            if (failure == 0) {
                byte[] bytes = answer.to(request, json.readTree(body));
                request.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
                request.getResponseBody().write(bytes);
            } else if (failure > 0) {
                refused.incrementAndGet();
                request.sendResponseHeaders(failure, -1);
            } else {
                refused.incrementAndGet();
                throw new IOException("no answer, on purpose");
            }
        } finally {
            inside.decrementAndGet();
        }
    }

    private synchronized int failure() {
        if (random == null || random.nextInt(ONE_IN) > 0) {
            return 0;
        }
        return new int[] {500, 503, -1}[random.nextInt(3)];
    }

    private byte[] book(HttpExchange request, JsonNode document) {
        boolean change = document.has("number");
        String key = document.get(change ? "_id" : "key").asText();
        ledger.arrive("key " + key, key, document.get(change ? "number" : "_id").asLong(), document.get("content").textValue());
        return new byte[0];
    }

    private byte[] enriched(HttpExchange request, JsonNode document) throws IOException {
        return json.writeValueAsBytes(((ObjectNode) document).put("enriched", true));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
