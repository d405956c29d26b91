package dev.wadi.camel.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.wadi.camel.batch.EventFailure;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source of the numbered cases: mstream's own tests, specification 11.6. */
@Timeout(120)
class HttpSinkIT {

    @RegisterExtension
    private final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().bindAddress("127.0.0.1").dynamicPort()).build();

    private HttpRoute route() throws Exception {
        return route(settings -> { });
    }

    private HttpRoute route(Consumer<HttpRoute> settings) throws Exception {
        return HttpRoute.toSink("http://127.0.0.1:" + server.getPort(), "/orders", settings);
    }

    /** Case 62. */
    @Test
    void postsTheBodyWithItsAttributes() throws Exception {
        server.stubFor(post("/orders").willReturn(ok("whatever")));
        try (HttpRoute route = route()) {
            Exchange batch = route.send(events -> {
                events.get(0).getMessage().setHeader("CustomHeader", "one");
                events.get(0).getMessage().setHeader("ApiKey", "two".getBytes());
            }, "a1");

            assertThat(batch.getException()).isNull();
            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            server.verify(1, postRequestedFor(urlEqualTo("/orders")).withRequestBody(equalTo("{\"id\":\"a1\"}"))
                    .withHeader("Content-Type", equalTo("application/json")).withHeader("X-CustomHeader", equalTo("one"))
                    .withHeader("X-ApiKey", equalTo("two")).withHeader("Idempotency-Key", equalTo("a1")));
            assertThat(HttpRoute.bodies(batch)).containsExactly("{\"id\":\"a1\"}");
        }
    }

    /** Case 63. */
    @ParameterizedTest
    @ValueSource(ints = {429, 408, 423, 425, 500, 502, 503, 504})
    void triesAgainWhatPasses(int status) throws Exception {
        firstAnswers(status(status));
        try (HttpRoute route = route()) {
            route.send("a1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            assertThat(requests()).hasSize(2);
            assertThat(requests()).extracting(request -> request.header("Idempotency-Key").firstValue()).containsOnly("a1");
        }
    }

    /** Case 64. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 407, 409, 422})
    void asksOnceWhereAskingAgainDoesNotHelp(int status) throws Exception {
        server.stubFor(any(anyUrl()).willReturn(status(status)));
        try (HttpRoute route = route()) {
            route.send("a1");

            assertThat(route.settlement.settledCount(null)).isZero();
            assertThat(route.settlement.failure().cause()).hasMessage("http://127.0.0.1:" + server.getPort() + " answered " + status);
            assertThat(requests()).hasSize(1);
        }
    }

    /** Case 67. */
    @Test
    void givesUpWhenAttemptsAreUsedUp() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(status(500)));
        try (HttpRoute route = route()) {
            route.send("a1");

            EventFailure failure = route.settlement.failure();
            assertThat(failure.describe()).startsWith("could not write to shop in 4 attempts: http://127.0.0.1:" + server.getPort() + " answered 500");
            assertThat(requests()).hasSize(4);
        }
    }

    /** Case 67. */
    @Test
    void givesUpAServerThatIsNotThere() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (HttpRoute route = HttpRoute.toSink("http://127.0.0.1:" + port, "/orders", settings -> { })) {
            route.send("a1");

            assertThat(route.settlement.failure().describe()).contains("in 4 attempts");
            assertThat(route.settlement.failure().cause()).hasMessageContaining("refused");
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void triesAgainWhenAnAnswerIsCutOffOrNone(Fault fault) throws Exception {
        firstAnswers(aResponse().withFault(fault));
        try (HttpRoute route = route()) {
            route.send("a1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            assertThat(requests()).hasSize(2);
        }
    }

    @Test
    void triesAgainWhenAnAnswerComesTooLate() throws Exception {
        firstAnswers(aResponse().withStatus(200).withFixedDelay(20_000));
        try (HttpRoute route = route(settings -> settings.service.setRequestTimeout(3_000))) {
            route.send("a1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            assertThat(route.progress().retries()).isEqualTo(1);
        }
    }

    @Test
    void doesNotWaitForAnAnswerThatComesInDrops() throws Exception {
        firstAnswers(aResponse().withStatus(200).withBody("x".repeat(1000)).withChunkedDribbleDelay(100, 20_000));
        try (HttpRoute route = route(settings -> settings.service.setRequestTimeout(3_000))) {
            route.send("a1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            assertThat(requests()).hasSize(2);
        }
    }

    @Test
    void takesASuccessForOneHoweverLargeItsAnswerIs() throws Exception {
        server.stubFor(post("/orders").willReturn(ok("x".repeat(100_000))));
        try (HttpRoute route = route(settings -> settings.service.setMaxAnswerBytes(1000))) {
            route.send("a1", "a2");

            assertThat(route.settlement.settledCount(null)).isEqualTo(2);
            assertThat(requests()).hasSize(2);
        }
    }

    @Test
    void doesNotReadALargeAnswerThatIsNoSuccess() throws Exception {
        firstAnswers(aResponse().withStatus(503).withBody("x".repeat(1_000_000)));
        try (HttpRoute route = route()) {
            route.send("a1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
        }
    }

    @Test
    void usesConnectionsAgain() throws Exception {
        server.stubFor(post("/orders").willReturn(ok("fine")));
        try (HttpRoute route = route(settings -> settings.parallel.setMaxInFlight(1))) {
            route.send("a1", "b1", "c1", "d1", "e1", "f1");

            assertThat(requests().stream().map(request -> request.getClientIp() + request.getProtocol()).distinct()).hasSize(1);
            assertThat(server.getAllServeEvents()).hasSize(6);
        }
    }

    @Test
    void postsAQueryAsItIsWrittenWhateverItSays() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(ok()));
        try (HttpRoute route = route(settings -> settings.request.setQuery("httpMethod=GET&shop=a%2Fb+c"))) {
            route.send("a1");

            assertThat(requests().get(0).getUrl()).isEqualTo("/orders?httpMethod=GET&shop=a%2Fb+c");
            assertThat(requests().get(0).getMethod().getName()).isEqualTo("POST");
        }
    }

    @Test
    void postsAnEventWithoutABodyWithItsKey() throws Exception {
        server.stubFor(post("/orders").willReturn(ok()));
        try (HttpRoute route = route()) {
            route.send(events -> {
                events.get(0).getMessage().setBody(null);
                events.get(0).getMessage().setHeader("operation_type", "delete");
            }, "a1");

            server.verify(1, postRequestedFor(urlEqualTo("/orders")).withHeader("X-operation_type", equalTo("delete"))
                    .withHeader("X-Wadi-Key", equalTo("a")));
            assertThat(requests().get(0).getBody()).isEmpty();
        }
    }

    private void firstAnswers(ResponseDefinitionBuilder first) {
        server.stubFor(post("/orders").inScenario("once").whenScenarioStateIs(STARTED).willReturn(first).willSetStateTo("later"));
        server.stubFor(post("/orders").inScenario("once").whenScenarioStateIs("later").willReturn(ok()));
    }

    private List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }
}
