package dev.wadi.camel.http;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.delivery.MiddlewarePolicy;
import dev.wadi.camel.delivery.ParallelPolicy;
import dev.wadi.camel.delivery.SinkPolicy;
import dev.wadi.camel.encoding.transform.BatchForm;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.DefaultExchange;

/** A route {@code direct:in} to an HTTP server, put together as the compiler does it. */
final class HttpRoute implements AutoCloseable {

    static final String ROUTE = "orders";
    private static final String OPTIONS = "?httpMethod=POST&httpClientConfigurer=#web&followRedirects=true"
            + "&skipResponseHeaders=true&copyHeaders=false";

    final DefaultCamelContext context = new DefaultCamelContext();
    final HttpService service = new HttpService();
    final EventRequest request = new EventRequest();
    final ParallelPolicy parallel = new ParallelPolicy();
    Settlement settlement;

    HttpRoute(String host) {
        service.setHost(host);
        service.setCamelContext(context);
        service.setRequestTimeout(30_000);
        request.setContentType("application/json");
        context.getRegistry().bind("web", service);
    }

    /** Events go to the path, their answers nowhere. */
    static HttpRoute toSink(String host, String path, Consumer<HttpRoute> settings) throws Exception {
        HttpRoute route = new HttpRoute(host);
        settings.accept(route);
        SinkPolicy sink = new SinkPolicy();
        sink.setSink("orders-sink-1");
        sink.setDescription("write to shop");
        sink.setFirstWait(1);
        sink.setLongestWait(2);
        sink.setMaxAttempts(4);
        return route.start(sink, List.of(), host + path + OPTIONS + "&ignoreResponseBody=true", null);
    }

    /** Events go to the path and on with their answers. */
    static HttpRoute throughMiddleware(String host, String path, EventAnswer answer, BatchForm form) throws Exception {
        HttpRoute route = new HttpRoute(host);
        MiddlewarePolicy middleware = new MiddlewarePolicy();
        middleware.setDescription("ask shop");
        middleware.setFirstWait(1);
        middleware.setLongestWait(2);
        middleware.setMaxAttempts(4);
        route.service.setMaxAnswerBytes(10_000);
        return route.start(middleware, form == null ? List.of() : List.of(form), host + path + OPTIONS, answer);
    }

    private HttpRoute start(Policy outer, List<Processor> before, String uri, EventAnswer answer) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                ProcessorDefinition<?> steps = from("direct:in").routeId(ROUTE).policy(outer);
                for (Processor step : before) {
                    steps = steps.process(step);
                }
                steps = steps.policy(parallel).process(request).to(uri);
                if (answer != null) {
                    steps.process(answer);
                }
            }
        });
        context.start();
        return this;
    }

    /** Sends a batch of JSON events; each id is the key's letter and a number. */
    Exchange send(String... ids) {
        return send(events -> { }, ids);
    }

    Exchange send(Consumer<List<Exchange>> before, String... ids) {
        List<Origin> origins = Stream.of(ids).map(Origin::new).toList();
        settlement = new Settlement(origins);
        Exchange batch = new DefaultExchange(context);
        batch.setProperty(WadiConstants.SETTLEMENT, settlement);
        List<Exchange> events = new ArrayList<>();
        for (Origin origin : origins) {
            Exchange event = new DefaultExchange(context);
            event.getMessage().setBody(origin.originalBody());
            event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, origin);
            events.add(event);
        }
        before.accept(events);
        batch.getMessage().setBody(events);
        return context.createProducerTemplate().send("direct:in", batch);
    }

    RouteProgress progress() {
        return ProgressBoard.of(context).route(ROUTE);
    }

    @SuppressWarnings("unchecked")
    static List<Exchange> events(Exchange batch) {
        return (List<Exchange>) batch.getMessage().getBody();
    }

    static List<String> bodies(Exchange batch) {
        return events(batch).stream().map(event -> event.getMessage().getBody())
                .map(body -> body == null ? null : new String((byte[]) body, StandardCharsets.UTF_8)).toList();
    }

    @Override
    public void close() {
        context.stop();
    }

    record Origin(String id) implements EventOrigin {

        @Override
        public byte[] key() {
            return id.substring(0, 1).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String position() {
            return "{\"at\":\"" + id + "\"}";
        }

        @Override
        public long timestampMillis() {
            return -1;
        }

        @Override
        public int sizeInBytes() {
            return 10;
        }

        @Override
        public byte[] originalBody() {
            return ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Map<String, Object> originalAttributes() {
            return Map.of();
        }
    }
}
