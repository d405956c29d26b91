package dev.wadi.camel.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.wadi.camel.WadiConstants;
import dev.wadi.testkit.HostileHeaders;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client behind the endpoint does with redirects, credentials and hostile data. */
@Timeout(120)
class HttpClientIT {

    @RegisterExtension
    private final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().bindAddress("127.0.0.1").dynamicPort()).build();

    @RegisterExtension
    private final WireMockExtension other = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().bindAddress("127.0.0.1").dynamicPort()).build();

    private HttpRoute route(Consumer<HttpService> settings) throws Exception {
        return HttpRoute.toSink(address(server), "/orders", route -> settings.accept(route.service));
    }

    private static String address(WireMockExtension server) {
        return "http://127.0.0.1:" + server.getPort();
    }

    private static ResponseDefinitionBuilder to(String location, int status) {
        return aResponse().withStatus(status).withHeader("Location", location);
    }

    private String failure(HttpRoute route) {
        route.send("a1");
        assertThat(route.settlement.settledCount(null)).isZero();
        return route.settlement.failure().describe();
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void followsARedirectThatKeepsMethodAndBody(int status) throws Exception {
        server.stubFor(post("/orders").willReturn(to("/new?x=1", status)));
        server.stubFor(post("/new?x=1").willReturn(ok()));
        try (HttpRoute route = route(service -> { })) {
            route.send("a1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            server.verify(1, postRequestedFor(urlEqualTo("/new?x=1")).withRequestBody(equalTo("{\"id\":\"a1\"}"))
                    .withHeader("Idempotency-Key", equalTo("a1")).withHeader("Content-Type", equalTo("application/json")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void refusesARedirectThatWouldLoseTheEvent(int status) throws Exception {
        server.stubFor(any(anyUrl()).willReturn(to("/login?next=%2Forders&token=abc", status)));
        try (HttpRoute route = route(service -> service.setRedirects(RedirectPolicy.any))) {
            assertThat(failure(route)).contains("answered " + status + " and leads to " + address(server) + ":")
                    .doesNotContain("token");
            assertThat(server.getAllServeEvents()).hasSize(1);
        }
    }

    @Test
    void refusesARedirectToAnotherOrigin() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(to(address(other) + "/steal", 307)));
        try (HttpRoute route = route(service -> { })) {
            assertThat(failure(route)).contains("leads from " + address(server) + " to " + address(other)).doesNotContain("/steal");
            assertThat(other.getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void followsToAnotherOriginOnlyWithoutCredentials() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(to(address(other) + "/orders", 307)));
        other.stubFor(any(anyUrl()).willReturn(ok()));
        try (HttpRoute route = route(service -> {
            service.setRedirects(RedirectPolicy.any);
            service.setBearerToken("s3cret");
        })) {
            route.send("a1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            server.verify(1, postRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer s3cret")));
            other.verify(1, postRequestedFor(anyUrl()).withoutHeader("Authorization"));
        }
    }

    @Test
    void followsNoRedirectWhereNoneIsAllowed() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(to("/new", 307)));
        try (HttpRoute route = route(service -> service.setRedirects(RedirectPolicy.never))) {
            assertThat(failure(route)).contains("answered 307");
            assertThat(server.getAllServeEvents()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "http://100.100.100.200/", "http://2852039166/"})
    void neverFollowsToTheLocalLink(String location) throws Exception {
        server.stubFor(any(anyUrl()).willReturn(to(location, 307)));
        try (HttpRoute route = route(service -> service.setRedirects(RedirectPolicy.any))) {
            assertThat(failure(route)).contains("an address of the local link");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ldap://h/", "http://", "://", "java.lang.Runtime"})
    void failsOnALocationThatLeadsNowhere(String location) throws Exception {
        server.stubFor(any(urlEqualTo("/orders")).willReturn(to(location, 307)));
        try (HttpRoute route = route(service -> service.setRedirects(RedirectPolicy.any))) {
            assertThat(failure(route)).isNotEmpty();
        }
    }

    @Test
    void doesNotFollowForEver() throws Exception {
        for (int i = 0; i < 20; i++) {
            server.stubFor(post(i == 0 ? "/orders" : "/hop" + i).willReturn(to("/hop" + (i + 1), 307)));
        }
        try (HttpRoute route = route(service -> { })) {
            assertThat(failure(route)).contains("Maximum redirects (10) exceeded");
            assertThat(server.getAllServeEvents()).hasSize(11);
        }
    }

    @Test
    void showsBasicCredentials() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(ok()));
        try (HttpRoute route = route(service -> {
            service.setUsername("ann");
            service.setPassword("p@ss:w\u00f6rd");
        })) {
            route.send("a1");
        }
        server.verify(postRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Basic YW5uOnBAc3M6d8O2cmQ=")));
    }

    /** Defect D54. */
    @Test
    void takesTheUserInTheHostForCredentialsAndNeverShowsThem() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(status(403)));
        HttpRoute route = HttpRoute.toSink(address(server), "/orders",
                settings -> settings.service.setHost("http://ann:p%40ss+1@127.0.0.1:" + server.getPort()));
        try (route) {
            assertThat(failure(route)).contains("403").doesNotContain("p%40ss").doesNotContain("p@ss");
            assertThat(route.service.getHost()).isEqualTo(address(server));
            server.verify(postRequestedFor(anyUrl()).withBasicAuth(
                    new BasicCredentials("ann", "p@ss+1")));
        }
    }

    @Test
    void fetchesOneTokenForAllRequestsAndAnotherWhenItIsRefused() throws Exception {
        other.stubFor(post("/token").inScenario("tokens").whenScenarioStateIs(STARTED)
                .willReturn(okJson("{\"access_token\":\"first\",\"expires_in\":3600}")).willSetStateTo("revoked"));
        other.stubFor(post("/token").inScenario("tokens").whenScenarioStateIs("revoked")
                .willReturn(okJson("{\"access_token\":\"second\",\"token_type\":\"Bearer\",\"expires_in\":\"3600\"}")));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        try (HttpRoute route = route(this::tokens)) {
            route.send("a1", "b1", "c1", "d1", "e1", "f1");
            assertThat(route.settlement.settledCount(null)).isEqualTo(6);
            other.verify(1, postRequestedFor(urlEqualTo("/token")));

            server.resetAll();
            server.stubFor(any(anyUrl()).willReturn(status(401)));
            server.stubFor(any(anyUrl()).withHeader("Authorization", equalTo("Bearer second")).willReturn(ok()));
            route.send("a2", "a3");
            assertThat(route.settlement.settledCount(null)).isEqualTo(2);
        }
        other.verify(2, postRequestedFor(urlEqualTo("/token")).withBasicAuth(
                        new BasicCredentials("wadi", "s%26cret"))
                .withRequestBody(equalTo("grant_type=client_credentials&scope=orders+write"))
                .withHeader("Content-Type", containing("application/x-www-form-urlencoded")));
    }

    @Test
    void fetchesATokenAnewBeforeItExpires() throws Exception {
        other.stubFor(post("/token").willReturn(okJson("{\"access_token\":\"short\",\"expires_in\":0}")));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        try (HttpRoute route = route(this::tokens)) {
            route.send("a1", "a2", "a3");
        }
        other.verify(3, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void stopsWhereItGetsNoToken() throws Exception {
        other.stubFor(post("/token").willReturn(aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\",\"secret\":\"x\"}")));
        try (HttpRoute route = route(this::tokens)) {
            assertThat(failure(route)).contains("no access token from " + address(other) + ", it answered 401 (invalid_client)")
                    .doesNotContain("s&cret").doesNotContain("s%26cret");
            assertThat(server.getAllServeEvents()).isEmpty();
            other.verify(1, postRequestedFor(anyUrl()));
        }
    }

    @Test
    void waitsForAServerOfTokensThatIsDown() throws Exception {
        other.stubFor(post("/token").inScenario("down").whenScenarioStateIs(STARTED).willReturn(status(503)).willSetStateTo("up"));
        other.stubFor(post("/token").inScenario("down").whenScenarioStateIs("up").willReturn(okJson("{\"access_token\":\"t\"}")));
        server.stubFor(any(anyUrl()).willReturn(ok()));
        try (HttpRoute route = route(this::tokens)) {
            route.send("a1");
            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
        }
    }

    private void tokens(HttpService service) {
        service.setTokenUrl(address(other) + "/token");
        service.setClientId("wadi");
        service.setClientSecret("s&cret");
        service.setScope("orders write");
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        server.stubFor(post("/orders").inScenario("busy").whenScenarioStateIs(STARTED)
                .willReturn(status(503).withHeader("Retry-After", "1")).willSetStateTo("free"));
        server.stubFor(post("/orders").inScenario("busy").whenScenarioStateIs("free").willReturn(ok()));
        try (HttpRoute route = route(service -> { })) {
            long start = System.nanoTime();
            route.send("a1");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
        }
    }

    /** One corpus for every way in: nothing of it chooses address, method or version, and nothing arrives under its own name. */
    @Test
    void isNotSteeredByHeadersOfAMessage() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(ok()));
        other.stubFor(any(anyUrl()).willReturn(ok()));
        try (HttpRoute route = HttpRoute.toSink(address(server), "/orders", settings -> settings.request.setQuery("shop=north"))) {
            route.send(events -> {
                Object origin = events.get(0).getMessage().getHeader(WadiConstants.EVENT_ORIGIN);
                HostileHeaders.steering().forEach(events.get(0).getMessage()::setHeader);
                events.get(0).getMessage().setHeader(WadiConstants.EVENT_ORIGIN, origin);
                for (String name : new String[] {"CamelHttpUri", "CAMELHTTPURI", "camelRestHttpUri", "CamelRestHttpUri"}) {
                    events.get(0).getMessage().setHeader(name, address(other));
                }
                events.get(0).getMessage().setHeader("CamelHttpMethod", "DELETE");
                events.get(0).getMessage().setHeader("CamelHttpProtocolVersion", "HTTP/1.0");
                events.get(0).getMessage().setHeader("CamelRestHttpQuery", "shop=south");
                events.get(0).getMessage().setHeader("Host", "elsewhere");
                events.get(0).getMessage().setHeader("Content-Length", "1");
                events.get(0).getMessage().setHeader("Content-Encoding", "gzip");
                events.get(0).getMessage().setHeader("Content-Type", "application/x-java-serialized-object");
                events.get(0).getMessage().setHeader("Transfer-Encoding", "chunked");
                events.get(0).getMessage().setHeader("Connection", "close");
                events.get(0).getMessage().setHeader("Authorization", "Basic c3RvbGVu");
                events.get(0).getMessage().setHeader("Idempotency-Key", "other");
            }, "a1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
        }
        assertThat(other.getAllServeEvents()).isEmpty();
        server.verify(1, anyRequestedFor(anyUrl()));
        server.verify(1, postRequestedFor(urlEqualTo("/orders?shop=north")).withRequestBody(equalTo("{\"id\":\"a1\"}"))
                .withHeader("Host", matching("127\\.0\\.0\\.1:\\d+")).withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Content-Length", equalTo("11")).withHeader("Idempotency-Key", equalTo("a1"))
                .withoutHeader("Authorization").withoutHeader("Content-Encoding").withoutHeader("Transfer-Encoding")
                .withHeader("X-Host", equalTo("elsewhere")));
        assertThat(server.getAllServeEvents().get(0).getRequest().getHeaders().keys())
                .noneMatch(HostileHeaders::isSteering);
    }
}
