package dev.wadi.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts run as they are; HTTP servers are the test's own. */
class RehearsedStepsTest {

    private static final String HTTP = """
            [[services]]
            provider = "http"
            name = "shop"
            host = "https://shop.invalid/v2/"
            bearer_token = "env:NOBODY_HAS_THIS"
            max_retries = 3
            base_backoff_ms = 60000

            """;
    private static final String ENRICH = HTTP + """
            [[connectors]]
            name = "enriched"
            on_failure = "dead_letter"
            source = { service_name = "kafka", resource = "in", input_encoding = "json", output_encoding = "json" }
            middlewares = [{ service_name = "shop", resource = "enrich", output_encoding = "json" }]
            sinks = [{ service_name = "kafka", resource = "out", output_encoding = "json" }]
            """;
    private static final String POST = HTTP + """
            [[connectors]]
            name = "posts"
            source = { service_name = "mongo", resource = "orders", output_encoding = "json" }
            sinks = [{ service_name = "shop", resource = "/orders?from=wadi", output_encoding = "json", max_in_flight = 1 }]
            """;

    @TempDir
    private Path temporary;

    private TestFolder folder;

    @BeforeEach
    void folder() {
        folder = new TestFolder(temporary);
    }

    private void scripted(String transform) {
        folder.connectors("""
                [[services]]
                provider = "udf"
                name = "scripts"
                script_path = "%s"
                engine = { kind = "rhai" }
                sources = [{ filename = "change.rhai", content = '''%s''' }]

                [[connectors]]
                name = "changed"
                on_failure = "dead_letter"
                source = { service_name = "mongo", resource = "orders", output_encoding = "bson" }
                middlewares = [{ service_name = "scripts", resource = "change.rhai", output_encoding = "json", on_unit = "drop" }]
                sinks = [{ service_name = "kafka", resource = "out", output_encoding = "json" }]
                """.formatted(temporary.resolve("scripts"), transform));
    }

    @Test
    void anAnswerThatNobodyAskedForFailsTheCase() throws Exception {
        folder.connectors(POST);

        assertThat(folder.differences("""
                cases:
                  - name: another path
                    input: [{ body: { _id: 1 } }]
                    http: [{ path: /elsewhere, answers: [{ status: 422 }] }, { answers: [{ status: 200 }] }]
                """)).containsExactly("http[0] answered nothing: no request came that it fits");
    }

    @Test
    void scriptsSeeTheClockOfTheCase() throws Exception {
        scripted("""
                fn transform(data, attributes) {
                    data.at = timestamp_ms();
                    data.email = mask_email(data.email);
                    attributes.seen = "yes";
                    result(data, attributes)
                }
                """);

        assertThat(folder.differences("""
                cases:
                  - name: at noon
                    clock: 2026-01-31T12:00:00Z
                    input: [{ body: { _id: 1, email: john@example.com } }]
                    expect:
                      sinks:
                        - events:
                            - body: { _id: 1, email: j***@example.com, at: 1769860800000 }
                              attributes: { seen: "yes", operation_type: insert, database: shop, collection: orders }
                """)).isEmpty();
        assertThat(Files.exists(temporary.resolve("scripts"))).as("a test writes nothing into the folder of scripts").isFalse();
    }

    @Test
    void whatScriptsLeaveOutAndCannotDoIsSaid() throws Exception {
        scripted("""
                fn transform(data, attributes) {
                    if data.n == 1 { return result(()); }
                    if data.n == 2 { throw "two is too much"; }
                    result(data)
                }
                """);
        String input = "cases:\n  - name: three\n    input: [{ body: { _id: 1, n: 1 } }, { body: { _id: 2, n: 2 } }, { body: { _id: 3, n: 3 } }]\n";

        assertThat(folder.differences(input + "    expect: { filtered: 1, dead_letters: [{ event: 2, reason: two is too much }], "
                + "sinks: [{ events: [{ key: 3 }] }] }\n")).isEmpty();
        assertThat(folder.differences(input)).hasSize(2).first().isEqualTo("events that scripts leave out: expected 0, found 1");
    }

    @Test
    void answersOfAServerBecomeEvents() throws Exception {
        folder.connectors(ENRICH);

        assertThat(folder.differences("""
                cases:
                  - name: by body, in sequence, with trouble
                    input: [{ key: a, body: { id: 1 } }, { key: b, body: { id: 2 } }, { key: c, body: { id: 3 } }]
                    http:
                      - { path: /v2/enrich, body: { id: 1 }, answers: [{ status: 503 }, { reset: true }, { body: { id: 1, vip: true } }] }
                      - { body: { id: 2 }, answers: [{ text: no JSON }] }
                      - { answers: [{ delay: 20ms, base64: eyJpZCI6IDN9 }] }
                    expect:
                      dead_letters: [{ event: 2 }]
                      sinks: [{ events: [{ key: a, body: { id: 1, vip: true } }, { key: c, body: { id: 3 } }] }]
                  - name: more trouble than attempts
                    input: [{ body: { id: 1 } }]
                    http: [{ answers: [{ status: 503 }, { status: 503 }, { status: 503 }, { body: { id: 1 } }] }]
                    expect: { dead_letters: [{ event: 1, reason: "503" }], sinks: [{ events: [] }] }
                """)).isEmpty();
    }

    @Test
    void aRequestThatNobodyAnswersIsSaid() throws Exception {
        folder.connectors(ENRICH);

        assertThat(folder.differences("""
                cases:
                  - name: no mock
                    input: [{ body: { id: 1 } }]
                    http: [{ path: /other, answers: [{ status: 200 }] }]
                """)).hasSize(3).contains("shop: nothing answers POST /v2/enrich with {\"id\":1}",
                        "http[0] answered nothing: no request came that it fits");
    }

    @Test
    void aServerTakesEvents() throws Exception {
        folder.connectors(POST);

        assertThat(folder.differences("""
                cases:
                  - name: without a word about answers
                    input: [{ body: { _id: 1 } }, { operation: delete, key: 2 }]
                    expect:
                      sinks:
                        - events:
                            - { body: { _id: 1 }, attributes: { operation_type: insert, database: shop, collection: orders } }
                            - { body: null, key: 2 }
                  - name: a server that is busy at first
                    input: [{ body: { _id: 1 } }]
                    http: [{ answers: [{ status: 503 }, { status: 429 }, { status: 204 }] }]
                    expect: { sinks: [{ events: [{ body: { _id: 1 } }] }] }
                  - name: a server that refuses
                    input: [{ body: { _id: 1 } }]
                    http: [{ path: "/orders?from=wadi", answers: [{ status: 422, text: no such customer }] }]
                    expect: { settled: 0, stops: "422", sinks: [{ events: [] }] }
                """)).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsSaid() throws Exception {
        folder.connectors(POST);
        String one = "cases:\n  - name: one\n    input: [{ body: { _id: 1 } }]\n";

        assertThat(folder.problems(one + "    http: [{ service: shopp, answers: [{}] }]\n"))
                .contains("http[0].service is no HTTP service that the connector uses: 'shopp' [unknown-value]\n  allowed: shop\n  did you mean 'shop'?");
        assertThat(folder.problems(one + "    http: [{ answers: [] }]\n")).contains("http[0].answers must not be empty");
        assertThat(folder.problems(one + "    http: [{ answers: [{ status: 100 }, { delay: 5 }] }]\n"))
                .contains("answers[0].status cannot be 100 [out-of-range]", "answers[1].delay needs a unit");
        assertThat(folder.problems(one + "    http: [{ answers: [{ body: 1, text: x }, { base64: '*' }, { headers: 1 }] }]\n"))
                .contains("text and 'body' are two bodies", "base64 must be base64", "headers must be a table of names and texts");
        assertThat(folder.problems(one + "    failures: [{ event: 1 }]\n"))
                .contains("failures[0].sink is an HTTP server, which says itself what it refuses");
        folder.connectors(POST.replace("/orders?from=wadi", "https://elsewhere.invalid/orders"));
        assertThat(folder.problems(one)).contains("resource is a whole address, which a test cannot lead elsewhere");
    }
}
