package dev.wadi.camel.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.encoding.frame.BatchFrame;
import dev.wadi.camel.encoding.frame.ContentType;
import dev.wadi.camel.encoding.frame.FrameWriter;
import dev.wadi.camel.encoding.transform.BatchForm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpMiddlewareIT {

    @RegisterExtension
    private final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().bindAddress("127.0.0.1").dynamicPort()).build();

    private final EventAnswer answer = new EventAnswer();

    private HttpRoute route(BatchForm form) throws Exception {
        return HttpRoute.throughMiddleware("http://127.0.0.1:" + server.getPort(), "/ask", answer, form);
    }

    private HttpRoute joined(BatchForm.Form form) throws Exception {
        BatchForm joining = new BatchForm();
        joining.setForm(form);
        joining.setContentType(ContentType.JSON);
        answer.setForm(form == BatchForm.Form.array ? EventAnswer.Form.array : EventAnswer.Form.frame);
        return route(joining);
    }

    private void answers(ResponseDefinitionBuilder response) {
        server.stubFor(post("/ask").willReturn(response));
    }

    private void answers(String id, String body) {
        server.stubFor(post("/ask").withRequestBody(equalTo("{\"id\":\"" + id + "\"}")).willReturn(ok(body)));
    }

    @Test
    void goesOnWithTheAnswersAndKeepsEverythingElse() throws Exception {
        answers("a1", "{\"id\":\"a1\",\"more\":1}");
        answers("b1", "{\"id\":\"b1\",\"more\":2}");
        try (HttpRoute route = route(null)) {
            Exchange batch = route.send(events -> events.get(1).getMessage().setHeader("shop", "north"), "a1", "b1");

            assertThat(HttpRoute.bodies(batch)).containsExactly("{\"id\":\"a1\",\"more\":1}", "{\"id\":\"b1\",\"more\":2}");
            assertThat(ids(batch)).containsExactly("a1", "b1");
            assertThat(HttpRoute.events(batch).get(1).getMessage().getHeaders())
                    .containsEntry("shop", "north").hasSize(2);
            assertThat(route.settlement.settledCount(null)).isEqualTo(2);
        }
    }

    /** Defect D20: bytes that are no text. */
    @Test
    void takesTheAnswerByteByByte() throws Exception {
        byte[] bson = bson("{\"d\": {\"$binary\": {\"base64\": \"/wD+gIE=\", \"subType\": \"00\"}}}");
        answers(aResponse().withStatus(200).withHeader("Content-Type", "text/plain; charset=utf-16").withBody(bson));
        answer.setEncoding(ContentType.BSON);
        try (HttpRoute route = route(null)) {
            Exchange batch = route.send("a1");

            assertThat((byte[]) HttpRoute.events(batch).get(0).getMessage().getBody()).isEqualTo(bson);
        }
    }

    @Test
    void unpacksAPackedAnswer() throws Exception {
        answers(ok("{\"long\":\"" + "x".repeat(5000) + "\"}"));
        try (HttpRoute route = route(null)) {
            assertThat(HttpRoute.bodies(route.send("a1")).get(0)).hasSize(5011);
        }
        server.verify(postRequestedFor(anyUrl()).withHeader("Accept-Encoding", containing("gzip")));
    }

    @Test
    void asksWithTheEventAgainAndNotWithAnAnswer() throws Exception {
        server.stubFor(post("/ask").inScenario("once").whenScenarioStateIs(STARTED).willReturn(status(500)).willSetStateTo("later"));
        server.stubFor(post("/ask").inScenario("once").whenScenarioStateIs("later").willReturn(ok("{\"answer\":true}")));
        try (HttpRoute route = route(null)) {
            Exchange batch = route.send("a1", "a2", "a3");

            assertThat(HttpRoute.bodies(batch)).hasSize(3).containsOnly("{\"answer\":true}");
            assertThat(server.findAll(postRequestedFor(anyUrl()))).extracting(request -> request.getBodyAsString())
                    .containsExactly("{\"id\":\"a1\"}", "{\"id\":\"a1\"}", "{\"id\":\"a2\"}", "{\"id\":\"a3\"}");
        }
    }

    @Test
    void stopsAtAnEventWithoutAnAnswerAndLetsThoseBeforeItGoOn() throws Exception {
        answers("a1", "{\"ok\":1}");
        server.stubFor(post("/ask").withRequestBody(equalTo("{\"id\":\"b1\"}")).willReturn(status(422)));
        answers("c1", "{\"ok\":3}");
        try (HttpRoute route = route(null)) {
            Exchange batch = route.send("a1", "b1", "c1");

            assertThat(HttpRoute.bodies(batch)).containsExactly("{\"ok\":1}");
            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            assertThat(route.settlement.failure().describe()).startsWith("could not ask shop: ").contains("422", "event b1");
            assertThat(route.settlement.failure().sink()).isNull();
        }
    }

    @Test
    void setsAnEventAsideAndLetsTheOthersGoOn() throws Exception {
        answers("a1", "{\"ok\":1}");
        answers("b1", "<html>busy</html>");
        answers("c1", "{\"ok\":3}");
        try (HttpRoute route = route(null)) {
            Exchange batch = route.send(events -> route.settlement.decideBy(failure -> OnFailure.dead_letter), "a1", "b1", "c1");

            assertThat(HttpRoute.bodies(batch)).containsExactly("{\"ok\":1}", "{\"ok\":3}");
            assertThat(ids(batch)).containsExactly("a1", "c1");
            assertThat(route.settlement.setAside(OnFailure.dead_letter)).singleElement()
                    .satisfies(failure -> assertThat(failure.describe()).contains("failed to deserialize JSON", "event b1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "nothing", "{\"a\":1", "[1,", "\u0000"})
    void failsAnEventWhoseAnswerIsNoJson(String body) throws Exception {
        answers(ok(body));
        try (HttpRoute route = route(null)) {
            assertThat(HttpRoute.bodies(route.send("a1"))).isEmpty();
            assertThat(route.settlement.settledCount(null)).isZero();
        }
    }

    @Test
    void failsAnEventThatTheServerHasNothingToSayAbout() throws Exception {
        answers(noContent());
        try (HttpRoute route = route(null)) {
            route.send("a1");

            assertThat(route.settlement.failure().describe())
                    .contains("the answer is empty, and it is to be the event's new document");
        }
    }

    @Test
    void failsAnEventWhoseAnswerIsNotOneWholeDocument() throws Exception {
        byte[] whole = bson("{\"a\": {\"b\": 1}}");
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        byte[] liar = whole.clone();
        liar[7] = 100; // the length of the inner document
        answer.setEncoding(ContentType.BSON);
        for (byte[] broken : List.of(cut, longer, liar, new byte[] {5, 0, 0, 0})) {
            answers(aResponse().withStatus(200).withBody(broken));
            try (HttpRoute route = route(null)) {
                route.send("a1");
                assertThat(route.settlement.failure().describe()).contains("failed to deserialize BSON");
            }
        }
    }

    @Test
    void failsAnEventWhoseAnswerIsTooLarge() throws Exception {
        answers(ok("\"" + "x".repeat(20_000) + "\""));
        try (HttpRoute route = route(null)) {
            route.send("a1");

            assertThat(route.settlement.failure().describe()).contains("the answer is larger than 10000 bytes");
            assertThat(server.findAll(postRequestedFor(anyUrl()))).hasSize(1);
        }
    }

    @Test
    void letsEventsWithoutABodyPass() throws Exception {
        answers(ok("{\"ok\":1}"));
        try (HttpRoute route = route(null)) {
            Exchange batch = route.send(events -> events.get(1).getMessage().setBody(null), "a1", "b1", "c1");

            assertThat(HttpRoute.bodies(batch)).containsExactly("{\"ok\":1}", null, "{\"ok\":1}");
            assertThat(server.findAll(postRequestedFor(anyUrl()))).hasSize(2);
        }
    }

    @Test
    void asksAboutASingleEvent() throws Exception {
        answers(ok("{\"ok\":1}"));
        try (HttpRoute route = route(null)) {
            Exchange done = route.context.createProducerTemplate().request("direct:in",
                    exchange -> exchange.getMessage().setBody("{\"id\":\"x\"}"));

            assertThat(done.getException()).isNull();
            assertThat(new String((byte[]) done.getMessage().getBody(), StandardCharsets.UTF_8)).isEqualTo("{\"ok\":1}");
            assertThat(done.getAllProperties()).doesNotContainKey(WadiConstants.ANSWER);
        }
    }

    @Test
    void givesEachEventOfAnArrayItsOwnAnswer() throws Exception {
        answers(ok(" [ {\"n\": 1} , \"two\",3, [4 ,\"]\"] ,null ] "));
        try (HttpRoute route = joined(BatchForm.Form.array)) {
            Exchange batch = route.send("a1", "b1", "c1", "d1", "e1");

            assertThat(HttpRoute.bodies(batch)).containsExactly("{\"n\": 1}", "\"two\"", "3", "[4 ,\"]\"]", "null");
            assertThat(ids(batch)).containsExactly("a1", "b1", "c1", "d1", "e1");
            server.verify(1, postRequestedFor(anyUrl()).withRequestBody(
                    equalTo("[{\"id\":\"a1\"},{\"id\":\"b1\"},{\"id\":\"c1\"},{\"id\":\"d1\"},{\"id\":\"e1\"}]")));
        }
    }

    @Test
    void makesNewEventsOfAnAnswerWithAnotherNumber() throws Exception {
        answers(ok("[1,2,3]"));
        try (HttpRoute route = joined(BatchForm.Form.array)) {
            Exchange batch = route.send(events -> events.get(0).getMessage().setHeader("shop", "north"), "a1", "b1");

            assertThat(HttpRoute.bodies(batch)).containsExactly("1", "2", "3");
            assertThat(ids(batch)).hasSize(3).doesNotHaveDuplicates().allMatch(id -> id.matches("a1\\.\\.b1~[0-9a-f]{32}#[012]"));
            assertThat(HttpRoute.events(batch)).allSatisfy(event -> {
                assertThat(event.getMessage().getHeader("shop")).isEqualTo("north");
                assertThat(event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class).key()).isNull();
            });
            assertThat(route.settlement.settledCount(null)).isEqualTo(2);
            // what one of them meets later ends the batch before its first event: none of its events counts as settled too early
            assertThat(route.settlement.fail(new EventFailure(0, origin(batch, 2), "write", new Exception("no"))))
                    .isEqualTo(OnFailure.stop);
            assertThat(route.settlement.settledCount(null)).isZero();
        }
    }

    @Test
    void dropsEventsThatTheServerAnswersWithNothingInAnArray() throws Exception {
        answers(ok("[]"));
        try (HttpRoute route = joined(BatchForm.Form.array)) {
            assertThat(HttpRoute.bodies(route.send("a1", "b1"))).isEmpty();
            assertThat(route.settlement.settledCount(null)).isEqualTo(2);
        }
    }

    @Test
    void findsTheEventThatSpoilsAnArrayInHalves() throws Exception {
        server.stubFor(post("/ask").withRequestBody(containing("c1")).willReturn(status(422)));
        server.stubFor(post("/ask").withRequestBody(equalTo("[{\"id\":\"a1\"},{\"id\":\"b1\"}]")).willReturn(ok("[1,2]")));
        server.stubFor(post("/ask").withRequestBody(equalTo("[{\"id\":\"d1\"}]")).willReturn(ok("[4]")));
        try (HttpRoute route = joined(BatchForm.Form.array)) {
            Exchange batch = route.send(events -> route.settlement.decideBy(failure -> OnFailure.skip), "a1", "b1", "c1", "d1");

            assertThat(HttpRoute.bodies(batch)).containsExactly("1", "2", "4");
            assertThat(ids(batch)).containsExactly("a1", "b1", "d1");
            assertThat(route.settlement.setAside(OnFailure.skip)).hasSize(1);
        }
    }

    @Test
    void asksWithAFrameAndTakesAFrame() throws Exception {
        FrameWriter frame = new FrameWriter(ContentType.JSON);
        frame.add("{\"n\":1}".getBytes());
        frame.add("{\"n\":2}".getBytes());
        answers(aResponse().withStatus(200).withBody(frame.toByteArray()));
        try (HttpRoute route = joined(BatchForm.Form.frame)) {
            Exchange batch = route.send("a1", "b1");

            assertThat(HttpRoute.bodies(batch)).containsExactly("{\"n\":1}", "{\"n\":2}");
            BatchFrame asked = BatchFrame.read(server.findAll(postRequestedFor(anyUrl())).get(0).getBody());
            assertThat(asked.items()).hasSize(2);
        }
    }

    /** Defect D52: five bytes that promise four billion items. */
    @Test
    void failsAFrameThatLies() throws Exception {
        FrameWriter honest = new FrameWriter(ContentType.JSON);
        honest.add("1".getBytes());
        honest.add("2".getBytes());
        byte[] fewer = honest.toByteArray();
        fewer[0] = 1;
        byte[] another = honest.toByteArray();
        another[4] = (byte) ContentType.BSON.code();
        for (byte[] liar : List.of(new byte[] {-1, -1, -1, -1, 1}, fewer, another, new byte[] {1, 0})) {
            answers(aResponse().withStatus(200).withBody(liar));
            try (HttpRoute route = joined(BatchForm.Form.frame)) {
                assertThat(HttpRoute.bodies(route.send("a1"))).isEmpty();
                assertThat(route.settlement.failure().describe()).contains("frame");
            }
        }
    }

    private static List<String> ids(Exchange batch) {
        return HttpRoute.events(batch).stream()
                .map(event -> event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class).id()).toList();
    }

    private static EventOrigin origin(Exchange batch, int place) {
        return HttpRoute.events(batch).get(place).getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
    }

    private static byte[] bson(String json) {
        ByteBuffer buffer = new RawBsonDocument(BsonDocument.parse(json), new BsonDocumentCodec()).getByteBuffer().asNIO();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
