package dev.wadi.camel.pubsub;

import static org.awaitility.Awaitility.await;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RouteError;

/** A route {@code messages} that reads a subscription, and what it delivered. */
final class PubSubRoute implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final PubSubClient client = new PubSubClient();
    private final DefaultCamelContext context = new DefaultCamelContext();

    /** One event as the route saw it. */
    record Delivered(String body, String orderingKey, Map<String, Object> headers, EventOrigin origin) {
        static Delivered of(Message message) {
            EventOrigin origin = message.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
            byte[] body = message.getBody(byte[].class);
            Map<String, Object> headers = new TreeMap<>(message.getHeaders());
            headers.remove(WadiConstants.EVENT_ORIGIN);
            return new Delivered(body == null ? null : new String(body, StandardCharsets.UTF_8),
                    origin.key() == null ? null : new String(origin.key(), StandardCharsets.UTF_8), headers, origin);
        }
    }

    PubSubRoute(String endpoint, String project) {
        client.setProject(project);
        client.setEndpoint(endpoint);
        client.setLogin(PubSubLogin.none);
        context.getRegistry().bind("pubsub", client);
    }

    PubSubRoute start(String uri) throws Exception {
        return start(uri, this::record);
    }

    PubSubRoute start(String uri, Processor sink) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("messages").errorHandler(noErrorHandler()).process(sink);
            }
        });
        context.start();
        return this;
    }

    void record(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof List<?> items) {
            batches.add(items.size());
            items.forEach(item -> delivered.add(Delivered.of(((Exchange) item).getMessage())));
        } else {
            delivered.add(Delivered.of(exchange.getMessage()));
        }
    }

    PubSubRoute awaitDelivered(int count) {
        await().atMost(PATIENCE).until(() -> delivered.size() >= count);
        return this;
    }

    List<String> bodies() {
        return delivered.stream().map(Delivered::body).toList();
    }

    RouteProgress progress() {
        return ProgressBoard.of(context).route("messages");
    }

    /** Why the route stopped by itself. */
    String awaitFailure() {
        Route route = context.getRoute("messages");
        await().atMost(PATIENCE).until(() -> context.getRouteController().getRouteStatus("messages").isStopped());
        RouteError error = route.getLastError();
        return error == null ? null : error.getException().getMessage();
    }

    void restart() throws Exception {
        context.getRouteController().startRoute("messages");
    }

    DefaultCamelContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop();
        client.close();
    }
}
