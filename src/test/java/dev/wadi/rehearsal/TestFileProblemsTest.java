package dev.wadi.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a test file is said with its place, and all at once. */
class TestFileProblemsTest {

    @TempDir
    private Path temporary;

    private TestFolder folder;

    @BeforeEach
    void folder() {
        folder = new TestFolder(temporary).connectors("""
                [[connectors]]
                name = "orders"
                schemas = [{ id = "order", service_name = "mongo", resource = "order" }]
                source = { service_name = "mongo", resource = "orders,refunds", output_encoding = "bson", pre_images = "off" }
                sinks = [
                    { service_name = "kafka", resource = "topic", output_encoding = "json" },
                    { service_name = "mongo", resource = "copy", output_encoding = "bson", write_mode = "mirror" },
                ]

                [[connectors]]
                name = "records"
                enabled = false
                source = { service_name = "kafka", resource = "topic", input_encoding = "bson", output_encoding = "bson" }
                sinks = [{ service_name = "mongo", resource = "copy", output_encoding = "bson" }]

                [[connectors]]
                name = "unread"
                source = { service_name = "kafka", resource = "topic", input_encoding = "avro", output_encoding = "avro" }
                sinks = [{ service_name = "kafka", resource = "other", output_encoding = "avro" }]
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ bodi: { _id: 1 } } | has no option 'bodi' [unknown-option]",
            "{ collection: orders } | needs the option 'body', the document [missing-option]",
            "{ collection: orders, body: { n: 1 } } | needs the option 'key', the _id of the document [missing-option]",
            "{ collection: orders, body: [1] } | body must be a document, found [1] [wrong-type]",
            "{ collection: orders, body: { _id: { $oid: x } } } | body is no Extended JSON: ",
            "{ body: { _id: 1 } } | needs the option 'collection', because the source reads several [missing-option]",
            "{ collection: order, body: { _id: 1 } } | collection is none that the source reads: 'order' [unknown-value]",
            "{ collection: orders, operation: delete, body: { _id: 1 } } | body does not belong to a delete: a pre-image is written as 'before'",
            "{ collection: orders, operation: delete, before: { _id: 1 } } | before is not what the source gets: it has pre_images",
            "{ collection: orders, body: { _id: 1 }, before: { _id: 1 } } | before does not belong to an insert",
            "{ collection: orders, body: { _id: 1 }, partition: 1 } | partition has no meaning for a mongodb source",
            "{ collection: orders, operation: upsert, body: { _id: 1 } } | operation cannot be 'upsert'"})
    void inAChange(String event, String problem) throws Exception {
        assertThat(folder.problems("connector: orders\ncases:\n  - { name: one, input: [" + event + "] }\n"))
                .startsWith("shop.wadi.test.yaml:4:").contains("error: cases[0].input[0]").contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ body: { a: 1 }, text: x } | text and 'body' are two bodies of one event",
            "{ body: 5 } | body is no document in Extended JSON: ",
            "{ base64: '***' } | base64 must be base64, found \"***\" [wrong-type]",
            "{ key: [1], body: {} } | key must be a text, found [1]",
            "{ attributes: x, body: {} } | attributes must be a table of names and texts, found \"x\"",
            "{ attributes: { a: [1] }, body: {} } | attributes must be a table of names and texts",
            "{ again: 1 } | again is no earlier event [out-of-range]",
            "{ again: 1, body: {} } | body cannot stand beside 'again': the earlier event comes as it was [conflicting-options]",
            "{ body: { a: [.nan] } } | body cannot hold .nan, which JSON has no form for [invalid-value]",
            "{ operation: insert, body: {} } | operation has no meaning for a kafka source"})
    void inARecord(String event, String problem) throws Exception {
        assertThat(folder.problems("connector: records\ncases:\n  - { name: one, input: [" + event + "] }\n"))
                .startsWith("shop.wadi.test.yaml:4:").contains("error: cases[0].input[0]").contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "failures: [{ event: 2, sink: topic }] | failures[0].event names event 2 of 1 [out-of-range]",
            "failures: [{ event: 1 }] | failures[0] needs the option 'sink', because the connector has 2 sinks [missing-option]",
            "failures: [{ event: 1, sink: topik }] | failures[0].sink names no sink of the connector: 'topik' [unknown-value]",
            "failures: [{ event: 1, sink: topic, fault: passing }] | failures[0].fault is passing, and such a fault is tried for as long as it takes",
            "expect: { settled: 2 } | expect.settled is more than the case has events",
            "expect: { skipped: 1 } | expect.skipped cannot be: the connector has no on_failure = \"skip\"",
            "expect: { filtered: 1 } | expect.filtered cannot be: the connector has no script",
            "expect: { duplicates: 1 } | expect.duplicates cannot be: the connector has no dedup",
            "expect: { dead_letters: [{ event: 1 }] } | expect.dead_letters cannot be: the connector has no on_failure = \"dead_letter\"",
            "expect: { sinks: [{ sink: topic }, { sink: 1 }] } | expect.sinks[1].sink is expected already, in line 4",
            "expect: { sinks: [{ sink: topic, events: [{ operation: insert }] }] } | operation cannot be expected here: only a collection has operations",
            "expect: { sinks: [{ sink: copy, events: [{ key: 1 }] }] } | key cannot be expected here: only records have keys",
            "expect: { sinks: [{ sink: copy, events: [{ attributes: {} }] }] } | attributes cannot be expected here: a collection keeps no attributes",
            "expect: { sinks: [{ sink: copy, events: [{ body: { _id: { $oid: x } } }] }] } | body is no Extended JSON: ",
            "expect: { sinks: [{ sink: copy, events: [{ body: 1, base64: AA== }] }] } | base64 and 'body' are two bodies of one event",
            "time_limit: 5 | time_limit needs a unit"})
    void inACase(String key, String problem) throws Exception {
        assertThat(folder.problems("connector: orders\ncases:\n  - { name: one, input: [{ collection: orders, body: { _id: 1 } }], " + key
                + " }\n")).contains("shop.wadi.test.yaml:4:").contains("error: cases[0].").contains(problem);
    }

    @Test
    void inTheFileAsAWhole() throws Exception {
        assertThat(folder.problems("cases: [{ name: x, input: [{ body: {} }] }]"))
                .contains("needs the option 'connector', because the definition has 3 connectors").contains("allowed: orders, records, unread");
        assertThat(folder.problems("connector: order\ncases: [{ name: x, input: [{ body: {} }] }]"))
                .contains("shop.wadi.test.yaml:2:12: error: connector is none of the definition: 'order' [unknown-value]\n"
                        + "  allowed: orders, records, unread\n  did you mean 'orders'?");
        assertThat(folder.problems("connector: unread\ncases: [{ name: x, input: [{ body: {} }] }]"))
                .contains("body cannot be written as Avro, because the source has no schema; give the bytes as base64");
        assertThat(folder.problems("connector: records\ncases: []")).contains("cases must not be empty [empty-value]");
        assertThat(folder.problems("connector: records\n")).contains("the file needs the option 'cases' [missing-option]");
        assertThat(folder.problems("connector: records\ncases: [{ name: x, input: [{ text: x }] }, { name: x, input: [{ text: x }] }]"))
                .contains("cases[1].name is already the name of the case in line 3 [duplicate-name]");
        assertThat(folder.problems("connector: records\nschemas: [{ id: ordre, inline: '{}' }]\ncases: [{ name: x, input: [{ text: x }] }]"))
                .contains("schemas[0].id is no schema of the connector: 'ordre' [unknown-schema]");
    }

    @Test
    void inTheDefinition() throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "orders"
                sources = { service_name = "mongo" }
                """);
        assertThat(folder.problems("cases: [{ name: x, input: [{ body: { _id: 1 } }] }]")).contains("shop.toml:14:1: error: orders has no "
                + "option 'sources' [unknown-option]");
        folder.write("shop.wadi.test.yaml", "definition: nothing.toml\ncases: [{ name: x, input: [{ body: {} }] }]");
        assertThat(Rehearsals.run(temporary.resolve("shop.wadi.test.yaml"), report -> { }).problems().describe())
                .contains("nothing.toml:1:1: error: there is no such file [file-not-found]");
    }

    @Test
    void schemasOfServersNeedAStandIn() throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "filtered"
                schemas = [{ id = "order", service_name = "mongo", resource = "order" }]
                source = { service_name = "mongo", resource = "orders", output_encoding = "json", schema_id = "order" }
                sinks = [{ service_name = "kafka", resource = "topic", output_encoding = "json" }]
                """);
        String cases = "cases: [{ name: x, input: [{ body: { _id: 1, n: 2, secret: 3 } }], "
                + "expect: { sinks: [{ events: [{ body: { n: 2 } }] }] } }]\n";

        assertThat(folder.problems(cases)).contains("needs a stand-in for the schema 'order', which the definition takes from a server "
                + "[missing-schema]\n  allowed: schemas: [{ id: order, inline: ... }]");
        assertThat(folder.differences("schemas: [{ id: order, inline: '{\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"integer\"}}}' }]\n"
                + cases)).isEmpty();
    }

    @Test
    void messagesNeedTheHeaderThatTellsThemApart() throws Exception {
        folder.definition("""
                [[services]]
                provider = "camel"
                name = "files"
                component = "file"

                [[connectors]]
                name = "files"
                source = { service_name = "files", resource = "inbox", input_encoding = "json", output_encoding = "json", id_header = "id" }
                sinks = [{ service_name = "files", resource = "outbox", output_encoding = "json" }]
                """);

        assertThat(folder.problems("cases: [{ name: x, input: [{ body: {}, key: 1 }] }]"))
                .contains("needs the attribute 'id', by which the source tells its messages apart [missing-option]\n"
                        + "  allowed: attributes: { id: ... }")
                .contains("key has no meaning for a camel source");
    }

    @Test
    void allAtOnce() throws Exception {
        FileReport report = folder.run("""
                connector: orders
                cases:
                  - { name: one, input: [{ collection: orders, bodi: 1 }], batchsize: 3 }
                  - { name: two, input: [] }
                """);

        assertThat(report.cases()).isEmpty();
        assertThat(report.passed()).isFalse();
        assertThat(report.problems().errors()).hasSize(3);
    }
}
