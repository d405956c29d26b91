package dev.wadi.camel.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.testkit.HostileHeaders;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageSourceTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MessageSource source = new MessageSource();
    private final List<Exchange> events = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aFileIsMovedAwayOnceTheSinksHaveIt() throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/order.json"), "{\"id\":1}");
        start("file:" + folder.resolve("inbox") + "?move=../done/${file:name}&initialDelay=0&delay=20", exchange ->
                assertThat(folder.resolve("inbox/order.json")).exists());

        await().until(() -> Files.exists(folder.resolve("done/order.json")));
        assertThat(text(events.get(0))).isEqualTo("{\"id\":1}");
        assertThat(ProgressBoard.of(camel).route("orders").events()).isEqualTo(1);
    }

    @Test
    void aFileStaysWhereTheSinkDoesNotTakeItAndTheRouteStops() throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/order.json"), "{\"id\":1}");
        start("file:" + folder.resolve("inbox") + "?move=../done/${file:name}&initialDelay=0&delay=20",
                exchange -> EventSteps.forEach(exchange.getMessage(), "write the order", event -> {
                    throw new IOException("no such table");
                }));

        await().until(() -> camel.getRouteController().getRouteStatus("orders").isStopped());
        assertThat(folder.resolve("inbox/order.json")).exists();
        assertThat(folder.resolve("done")).doesNotExist();
        await().untilAsserted(() -> assertThat(camel.getRoute("orders").getLastError().getException())
                .isInstanceOf(MessageSourceException.class).hasMessageContaining("could not write the order: no such table"));
        assertThat(ProgressBoard.of(camel).route("orders").endedForGood()).isTrue();
    }

    @Test
    void whoeverAsksGetsNoBodyWhenItArrivedAndTheCauseWhenItDidNot() throws Exception {
        List<Exception> failures = new ArrayList<>();
        start("direct:orders", exchange -> {
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
        });

        Exchange arrived = send("first", Map.of());
        assertThat(arrived.getException()).isNull();
        assertThat(arrived.getMessage().getBody()).isNull();
        failures.add(new IOException("connection reset"));

        assertThat(send("second", Map.of()).getException()).isSameAs(failures.get(0));
        assertThat(ProgressBoard.of(camel).route("orders").events()).isEqualTo(1);
    }

    @Test
    void aMessageThatAStepRollsBackIsNotTakenForDelivered() throws Exception {
        start("direct:orders", exchange -> exchange.setRollbackOnly(true));

        assertThat(send("order", Map.of()).getException()).isInstanceOf(RollbackExchangeException.class);
        assertThat(ProgressBoard.of(camel).route("orders").events()).isZero();
    }

    @Test
    void steeringHeadersDoNotComeInAndDataDoes() throws Exception {
        start("direct:orders", exchange -> { });
        Map<String, Object> headers = new LinkedHashMap<>(HostileHeaders.data());
        headers.putAll(HostileHeaders.steering());
        headers.put("Authorization", "Bearer of-the-visitor");
        headers.put("retries", 3);
        headers.put("connection", new Object());

        send("order", headers);

        Map<String, Object> arrived = events.get(0).getMessage().getHeaders();
        EventOrigin origin = (EventOrigin) arrived.get(WadiConstants.EVENT_ORIGIN);
        assertThat(arrived.keySet()).filteredOn(HostileHeaders::isSteering).containsExactly(WadiConstants.EVENT_ORIGIN);
        assertThat(arrived).containsAllEntriesOf(HostileHeaders.data()).containsEntry("retries", "3")
                .doesNotContainKeys("Authorization", "connection");
        assertThat(origin.originalAttributes()).containsAllEntriesOf(HostileHeaders.data()).hasSize(HostileHeaders.data().size() + 1);
    }

    @Test
    void readsStreamsOnceAndWritesRowsAsJson() throws Exception {
        start("direct:orders", exchange -> { });

        send(new ByteArrayInputStream("from a stream".getBytes(StandardCharsets.UTF_8)), Map.of());
        send(Map.of("ID", 7), Map.of());
        send(null, Map.of());

        assertThat(events).extracting(MessageSourceTest::text).containsExactly("from a stream", "{\"ID\":7}", null);
    }

    @Test
    void readsWhatConsumersHaveForBodies() throws Exception {
        start("direct:orders", exchange -> { });
        File file = Files.writeString(folder.resolve("order.json"), "from a file").toFile();

        send(file, Map.of());
        send(file.toPath(), Map.of());
        send(new StringReader("from a reader"), Map.of());
        send(ByteBuffer.wrap("from a buffer".getBytes(StandardCharsets.UTF_8)), Map.of());
        send(List.of(Map.of("AT", new Timestamp(0)), Map.of("RAW", new byte[] {1})), Map.of());

        assertThat(events).extracting(MessageSourceTest::text).containsExactly("from a file", "from a file", "from a reader",
                "from a buffer", "[{\"AT\":\"1970-01-01T00:00:00.000+00:00\"},{\"RAW\":\"AQ==\"}]");
    }

    /** A batching consumer's list of exchanges is a graph that reaches the whole program. */
    @Test
    void writesNoObjectsOfAnEndpointAsJson() throws Exception {
        start("direct:orders", exchange -> { });

        Exception refused = send(List.of(new DefaultExchange(camel)), Map.of()).getException();

        assertThat(events).extracting(MessageSourceTest::text).isEmpty();
        assertThat(refused).isInstanceOf(EncodingException.class).hasMessage("a body of type java.util.ImmutableCollections$List12 holds a "
                + "org.apache.camel.support.DefaultExchange, which has no form in JSON");
    }

    @Test
    void nothingOvertakesAMessageThatFailed() throws Exception {
        AtomicReference<Exception> failure = new AtomicReference<>(new IOException("connection reset"));
        start("direct:orders", exchange -> {
            if (failure.get() != null) {
                throw failure.get();
            }
        });
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        camel.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) throws Exception {
                if (event instanceof CamelEvent.RouteStoppingEvent) {
                    stopping.countDown();
                    goOn.await();
                }
            }
        });
        assertThat(send("first", Map.of()).getException()).isSameAs(failure.get());
        failure.set(null);

        assertThat(send("second", Map.of()).getException()).hasMessageContaining("a message before it failed");

        assertThat(events).extracting(MessageSourceTest::text).containsExactly("first");
        goOn.countDown();
        await().until(() -> camel.getRouteController().getRouteStatus("orders").isStopped());
        camel.getRouteController().startRoute("orders");
        assertThat(send("first again", Map.of()).getException()).isNull();
    }

    @Test
    void anErrorIsAFailureLikeAnyOther() throws Exception {
        start("direct:orders", exchange -> exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class).whenSettled(settled -> {
            throw new StackOverflowError("too deep");
        }));

        assertThat(send("order", Map.of()).getException()).hasRootCauseInstanceOf(StackOverflowError.class);

        await().until(() -> camel.getRouteController().getRouteStatus("orders").isStopped());
        await().untilAsserted(() -> assertThat(camel.getRoute("orders").getLastError().getException()).hasMessageContaining("too deep"));
    }

    @Test
    void aBodyThatCannotBeReadStopsTheRouteAndIsNotTakenForDelivered() throws Exception {
        start("direct:orders", exchange -> { });

        assertThat(send(new Object(), Map.of()).getException()).hasMessageContaining("java.lang.Object cannot be read as bytes");

        await().until(() -> camel.getRouteController().getRouteStatus("orders").isStopped());
        assertThat(events).isEmpty();
    }

    @Test
    void idAndKeyComeFromTheHeadersThatAreNamed() throws Exception {
        source.setIdHeader("JMSMessageID");
        source.setKeyHeader("customer");
        start("direct:orders", exchange -> { });

        send("order", Map.of("JMSMessageID", "ID:7", "customer", "Müller"));

        EventOrigin origin = events.get(0).getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        assertThat(origin.id()).isEqualTo("ID:7");
        assertThat(new String(origin.key(), StandardCharsets.UTF_8)).isEqualTo("Müller");
        assertThat(send("order", Map.of()).getException()).hasMessageContaining("header JMSMessageID");
    }

    @Test
    void aPositionIsOneLineOfJsonWhateverTheIdIs() {
        assertThat(new MessageOrigin("a\"b\\c\n12:00:00 ERROR", null, null, Map.of(), 0).position())
                .isEqualTo("{\"message\":\"a\\\"b\\\\c\\n12:00:00 ERROR\"}");
    }

    private void start(String uri, Processor sink) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId("orders").policy(source).process(MessageSourceTest.this::arrive).process(sink);
            }
        });
        camel.start();
    }

    private void arrive(Exchange exchange) {
        exchange.getMessage().getBody(List.class).forEach(event -> events.add(((Exchange) event).copy()));
    }

    private Exchange send(Object body, Map<String, Object> headers) {
        return camel.createProducerTemplate().send("direct:orders", ExchangePattern.InOut, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    private static String text(Exchange event) {
        byte[] body = (byte[]) event.getMessage().getBody();
        return body == null ? null : new String(body, StandardCharsets.UTF_8);
    }
}
