package dev.wadi.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An expectation that does not come true is said, whatever kind it is. */
class FailingExpectationsTest {

    private static final String INPUT = "    input: [{ body: { _id: 1, n: 5, tags: [a, b], user: { name: Ada } } }, { body: { _id: 2 } }]\n";

    @TempDir
    private Path temporary;

    private TestFolder folder;

    @BeforeEach
    void folder() {
        folder = new TestFolder(temporary).connectors("""
                [[connectors]]
                name = "orders"
                on_failure = "dead_letter"
                dedup = { ttl = "1h" }
                source = { service_name = "mongo", resource = "orders", output_encoding = "bson" }
                sinks = [
                    { service_name = "kafka", resource = "topic", output_encoding = "json", on_failure = "skip" },
                    { service_name = "mongo", resource = "copy", output_encoding = "bson", write_mode = "mirror" },
                ]
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ body: { _id: 1, n: 6, tags: [a, b], user: { name: Ada } } }, {} | topic: event 1: body.n: expected 6, found 5",
            "{ body: { _id: 1, n: 5.0, tags: [a, b], user: { name: Ada } } }, {} | topic: event 1: body.n: expected 5.0, found 5",
            "{ body: { _id: 1, n: 5, tags: [a], user: { name: Ada } } }, {} | topic: event 1: body.tags: expected 1 items, found 2: [\"a\",\"b\"]",
            "{ body: { _id: 1, n: 5, tags: [a, c], user: { name: Ada } } }, {} | topic: event 1: body.tags[1]: expected \"c\", found \"b\"",
            "{ body: { _id: 1, n: 5, tags: [a, b], user: {} } }, {} | topic: event 1: body.user.name: expected nothing, found \"Ada\"",
            "{ match: subset, body: { user: { name: Ada, age: 1 } } }, {} | topic: event 1: body.user.age: expected 1, found nothing",
            "{ body: null }, {} | topic: event 1: body: expected null, found {\"_id\":1,\"n\":5,\"tags\":[\"a\",\"b\"],\"user\":{\"name\":\"Ada\"}}",
            "{}, { text: '{ }' } | topic: event 2: text: expected \"{ }\", found \"{\"_id\":2}\"",
            "{}, { base64: e30= } | topic: event 2: base64: expected \"e30=\", found \"eyJfaWQiOjJ9\"",
            "{ key: 2 }, {} | topic: event 1: key: expected \"2\", found \"1\"",
            "{ key: null }, {} | topic: event 1: key: expected none, found \"1\"",
            "{}, { attributes: { operation_type: delete }, match: subset } | topic: event 2: attributes.operation_type: expected \"delete\", found \"insert\"",
            "{}, { attributes: { operation_type: insert, database: shop } } | topic: event 2: attributes.collection: expected nothing, found \"orders\"",
            "{} | topic: expected 1 event, got 2; the first one too many: key \"2\" {\"_id\":2}",
            "{}, {}, { key: 3, body: { _id: 3 } } | topic: expected 3 events, got 2; the first one missing: key 3 {\"_id\":3}",
            "{ key: 2 }, { key: 1 } | topic: event 1: key: expected \"2\", found \"1\""})
    void ofAnEvent(String events, String difference) throws Exception {
        assertThat(folder.differences("cases:\n  - name: one\n" + INPUT + "    expect: { sinks: [{ sink: topic, events: [" + events
                + "] }] }\n")).first().isEqualTo(difference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ operation: insert }, {} | copy: event 1: operation: expected \"insert\", found \"replace\"",
            "{}, { body: { _id: { $numberLong: \"3\" } } } | copy: event 2: body._id: expected 3, found 2"})
    void ofAWrite(String events, String difference) throws Exception {
        assertThat(folder.differences("cases:\n  - name: one\n" + INPUT + "    expect: { sinks: [{ sink: copy, events: [" + events
                + "] }] }\n")).containsExactly(difference);
    }

    @Test
    void ofTroubleThatNeverCame() throws Exception {
        assertThat(folder.differences("""
                cases:
                  - name: one
                    input: [{ body: { _id: 1 } }, { body: { _id: 2 } }]
                    failures: [{ event: 1, sink: topic, fault: sink }, { event: 2, sink: topic }]
                    expect: { stops: refused, settled: 0 }
                """)).containsExactly("failures[1] did not happen: event 2 never came to sink topic");
    }

    @Test
    void ofEventsInAnyOrder() throws Exception {
        assertThat(folder.differences("cases:\n  - name: one\n" + INPUT
                + "    expect: { sinks: [{ sink: topic, order: any, events: [{ key: 2 }, { key: 3 }] }] }\n"))
                .containsExactly("topic: got no event like key 3", "topic: got an event that was not expected: key \"1\" "
                        + "{\"_id\":1,\"n\":5,\"tags\":[\"a\",\"b\"],\"user\":{\"name\":\"Ada\"}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "settled: 1 | settled events: expected 1, found 2",
            "skipped: 1 | skipped events: expected 1, found 0",
            "duplicates: 1 | duplicates: expected 1, found 0",
            "stops: broken | the connector did not stop, expected was: broken",
            "dead_letters: [{ event: 2 }] | event 2 did not become a dead letter",
            "dead_letters: [{ event: 2, sink: copy, reason: bad }] | event 2 did not become a dead letter of sink copy with the reason \"bad\""})
    void ofTheOutcome(String expectation, String difference) throws Exception {
        assertThat(folder.differences("cases:\n  - name: one\n" + INPUT + "    expect: { " + expectation + " }\n")).containsExactly(difference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ event: 2, sink: copy, message: bad } | event 2 became a dead letter of sink copy: could not write to shop.copy of mongo: bad",
            "{ event: 2, sink: topic } | skipped events: expected 0, found 1",
            "{ event: 1, sink: copy, fault: sink, message: no login } | the connector stopped: could not write to shop.copy of mongo: no login"})
    void ofACaseWithoutTrouble(String failure, String difference) throws Exception {
        assertThat(folder.differences("cases:\n  - name: one\n" + INPUT + "    failures: [" + failure + "]\n")).first().asString()
                .startsWith(difference);
    }

    @Test
    void ofTheReasonsForTrouble() throws Exception {
        assertThat(folder.differences("cases:\n  - name: one\n" + INPUT + """
                    failures: [{ event: 2, sink: copy, message: bad }]
                    expect: { dead_letters: [{ event: 2, reason: good }] }
                """)).containsExactly("event 2 did not become such a dead letter with the reason \"good\"",
                "event 2 became a dead letter of sink copy: could not write to shop.copy of mongo: bad");
        assertThat(folder.differences("cases:\n  - name: one\n" + INPUT + """
                    failures: [{ event: 1, sink: copy, fault: sink, message: bad }]
                    expect: { stops: good, settled: 0 }
                """)).singleElement().asString().startsWith("the connector stopped for another reason: expected \"good\", found \"could not "
                + "write to shop.copy of mongo: bad (event 00000001");
    }

    @Test
    void andSayWhereTheCaseStands() throws Exception {
        FileReport report = folder.run("cases:\n  - name: one\n" + INPUT + "  - name: two\n" + INPUT + "    expect: { settled: 0 }\n");

        assertThat(report.passed()).isFalse();
        assertThat(report.cases()).extracting(CaseReport::passed).containsExactly(true, false);
        assertThat(report.cases().get(1).place()).hasToString(temporary.resolve("shop.wadi.test.yaml") + ":5:11");
    }
}
