package dev.wadi.camel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.http.WireServer.Manner;
import dev.wadi.camel.http.WireServer.Request;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single bytes on the wire, and servers that do what they should not. */
@Timeout(120)
class HttpWireIT {

    private static final String DAMAGED = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello";

    private WireServer server;

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private HttpRoute sink(Manner manner) throws Exception {
        return sink(manner, route -> { });
    }

    private HttpRoute sink(Manner manner, Consumer<HttpRoute> settings) throws Exception {
        server = new WireServer(manner);
        return HttpRoute.toSink(server.address(), "/orders", settings);
    }

    private HttpRoute middleware(Manner manner) throws Exception {
        server = new WireServer(manner);
        return HttpRoute.throughMiddleware(server.address(), "/ask", new EventAnswer(), null);
    }

    private static void answer(Request request, byte[] body) throws IOException {
        request.answer("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Length: " + body.length + "\r\n\r\n");
        request.write(body);
    }

    private static void assertDelivered(HttpRoute route, int events) {
        assertThat(route.settlement.failure()).isNull();
        assertThat(route.settlement.settledCount(null)).isEqualTo(events);
    }

    @Test
    void writesBodiesByteByByte() throws Exception {
        byte[] large = new byte[10_000_000];
        new Random(1).nextBytes(large);
        byte[] zeros = new byte[3];
        try (HttpRoute route = sink(request -> request.answer(WireServer.OK), settings -> settings.service.setRequestTimeout(60_000))) {
            route.send(events -> {
                events.get(0).getMessage().setBody(large);
                events.get(1).getMessage().setBody(new byte[0]);
                events.get(2).getMessage().setBody(zeros);
            }, "a1", "a2", "a3");

            assertDelivered(route, 3);
            assertThat(server.requests).extracting(request -> request.body).containsExactly(large, new byte[0], zeros);
            assertThat(server.requests).extracting(request -> request.header("Content-Type")).containsOnly("application/json");
        }
    }

    /** What a path escapes stays escaped: a slash that is data leads nowhere else, a question mark begins no query. */
    @ParameterizedTest
    @CsvSource({"a%2Fb,/base/a%2Fb", "a%3Fb=1,/base/a%3Fb=1", "a%20b,/base/a%20b", "a%25b,/base/a%25b", "a%252Fb,/base/a%252Fb",
        "%2e%2e/b,/base/%2e%2e/b", "%C3%A4,/base/%C3%A4", "a%23b,/base/a%23b", "/a;b=1:c@d,/a;b=1:c@d", "a+b//c*(d),/base/a+b//c*(d)",
        "%7Bb%7D,/base/%7Bb%7D", "../up,/up"})
    void asksForThePathThatIsWritten(String resource, String path) throws Exception {
        server = new WireServer(request -> request.answer(WireServer.OK));
        String address = "{{wadi-url:web.host:" + resource + "}}";
        HttpRoute route = HttpRoute.toSink(address, "", settings -> {
            settings.service.setHost(server.address() + "/base/");
            settings.context.getPropertiesComponent().addInitialProperty("web.host", server.address() + "/base/");
            settings.request.setAddress(settings.context.resolvePropertyPlaceholders(address));
        });
        try (route) {
            route.send("a1");

            assertDelivered(route, 1);
            assertThat(server.lines()).containsExactly("POST " + path + " HTTP/1.1");
        }
    }

    @Test
    void namesNeitherPathNorQueryWhenTheServerRefuses() throws Exception {
        try (HttpRoute route = sink(request -> request.answer("HTTP/1.1 400 <b>bad</b>\r\nContent-Length: 0\r\n\r\n"),
                settings -> settings.request.setQuery("sig=s3cret&shop=north"))) {
            route.send("a1");

            assertThat(route.settlement.failure().cause()).hasMessage(server.address() + " answered 400");
            assertThat(route.settlement.failure().describe()).doesNotContain("s3cret");
        }
    }

    @Test
    void readsOverAnswersThatAreNotTheLast() throws Exception {
        try (HttpRoute route = sink(request -> request.answer(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + WireServer.OK))) {
            route.send("a1", "a2");

            assertDelivered(route, 2);
            assertThat(server.requests).extracting(request -> request.connectionNumber).containsExactly(1, 1);
        }
    }

    @Test
    void usesAConnectionAgainAfterAnAnswerThatIsNoSuccess() throws Exception {
        try (HttpRoute route = sink(request -> request.answer(server.requests.size() < 4
                ? "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy" : WireServer.OK))) {
            route.send("a1");

            assertDelivered(route, 1);
            assertThat(server.requests).extracting(request -> request.connectionNumber).containsExactly(1, 1, 1, 1);
        }
    }

    @Test
    void leavesNoConnectionBehind() throws Exception {
        try (HttpRoute route = sink(request -> request.answer(WireServer.OK))) {
            route.send("a1", "b1");
            assertThat(server.clients()).isPositive();
        }

        Awaitility.await().until(() -> server.clients() == 0);
    }

    /** Every connection that rests is closed at once, and they are as many as there are attempts. */
    @Test
    void losesOneAttemptWhenTheServerIsStartedAnew() throws Exception {
        CyclicBarrier allConnected = new CyclicBarrier(4);
        HttpRoute restarted = sink(request -> {
            request.readBody();
            if (request.connectionNumber <= 4) {
                await(allConnected);
                request.write(WireServer.OK);
                request.connection.close();
            } else {
                request.write(WireServer.OK);
            }
        });
        try (HttpRoute route = restarted) {
            route.send("a1", "b1", "c1", "d1");
            route.send("a2");

            assertDelivered(route, 1);
            assertThat(route.progress().retries()).isLessThanOrEqualTo(1);
        }
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IOException(e);
        }
    }

    /** As servers do that limit the size of bodies: they read no more, and who goes on writing waits for ever. */
    @Test
    void hearsAnAnswerThatComesBeforeTheBodyIsWritten() throws Exception {
        try (HttpRoute route = sink(request -> {
            request.write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            request.awaitEnd();
        }, settings -> settings.service.setRequestTimeout(60_000))) {
            route.send(events -> {
                route.settlement.decideBy(failure -> OnFailure.skip);
                events.get(0).getMessage().setBody(new byte[30_000_000]);
            }, "a1");

            assertThat(route.settlement.setAside(OnFailure.skip)).singleElement()
                    .satisfies(failure -> assertThat(failure.describe()).contains("answered 413"));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void takesASuccessForOneThoughItsAnswerIsDamaged() throws Exception {
        try (HttpRoute route = sink(request -> request.answer(DAMAGED))) {
            route.send("a1");

            assertDelivered(route, 1);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void failsAnEventWhoseAnswerCannotBeUnpacked() throws Exception {
        try (HttpRoute route = middleware(request -> request.answer(DAMAGED))) {
            route.send("a1");

            assertThat(route.settlement.failure().describe()).contains("the answer cannot be unpacked", "event a1");
            assertThat(server.requests).hasSize(1);
        }
    }

    /** Whatever the server says about letters: JSON is UTF-8, and nothing is guessed. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32"})
    void failsAnEventWhoseAnswerIsNotWrittenInUtf8(String charset) throws Exception {
        byte[] body = "{\"name\":\"B\u00e4r\"}".getBytes(Charset.forName(charset));
        try (HttpRoute route = middleware(request -> answer(request, body))) {
            assertThat(HttpRoute.bodies(route.send("a1"))).isEmpty();
            assertThat(route.settlement.failure().describe()).contains("failed to deserialize JSON at byte", "event a1");
        }
    }

    @Test
    void takesAnAnswerInUtf8WhateverElseTheServerCallsIt() throws Exception {
        try (HttpRoute route = middleware(request -> answer(request, "{\"name\":\"B\u00e4r\"}".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(HttpRoute.bodies(route.send("a1"))).isEqualTo(List.of("{\"name\":\"B\u00e4r\"}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>log in</html>", "[]", "", "{\"access_token\":null}", "{\"access_token\":\"a\\r\\nX: y\"}", "{\"access_token\":{}}"})
    void stopsWhereTheServerOfTokensGivesSomethingElse(String answer) throws Exception {
        try (WireServer tokens = new WireServer(request -> answer(request, answer.getBytes(StandardCharsets.UTF_8)))) {
            HttpRoute refused = sink(request -> request.answer(WireServer.OK), settings -> {
                settings.service.setTokenUrl(tokens.address() + "/token");
                settings.service.setClientId("wadi");
                settings.service.setClientSecret("s3cret");
            });
            try (HttpRoute route = refused) {
                route.send("a1");

                assertThat(route.settlement.failure().cause())
                        .hasMessage("no access token from " + tokens.address() + ", it answered 200 and something else");
                assertThat(server.requests).isEmpty();
            }
        }
    }

    /** The head is there, the rest never comes, and no request waits for it longer than it may. */
    @Test
    void doesNotWaitForATokenThatComesInPart() throws Exception {
        try (WireServer tokens = new WireServer(request -> request.answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"access_"))) {
            HttpRoute waiting = sink(request -> request.answer(WireServer.OK), settings -> {
                settings.service.setRequestTimeout(2_000);
                settings.service.setTokenUrl(tokens.address() + "/token");
                settings.service.setClientId("wadi");
                settings.service.setClientSecret("s3cret");
            });
            try (HttpRoute route = waiting) {
                route.send("a1", "b1");

                assertThat(route.settlement.settledCount(null)).isZero();
                // which of the two limits strikes first is a matter of milliseconds
                assertThat(route.settlement.failure().describe()).contains("in 4 attempts: no ", " within 2000 ms").doesNotContain("s3cret");
                assertThat(tokens.requests).isNotEmpty();
                assertThat(server.requests).isEmpty();
            }
        }
    }
}
