package dev.wadi.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case runs the connector's real route. */
class RehearsalsTest {

    private static final String TO_TOPIC = """
            [[connectors]]
            name = "orders"
            source = { service_name = "mongo", resource = "orders", output_encoding = "json" }
            sinks = [{ service_name = "kafka", resource = "orders-topic", output_encoding = "json" }]
            """;

    @TempDir
    private Path temporary;

    private TestFolder folder;

    @BeforeEach
    void folder() {
        folder = new TestFolder(temporary);
    }

    @Test
    void changesOfACollectionBecomeRecords() throws Exception {
        folder.connectors(TO_TOPIC);

        assertThat(folder.differences("""
                cases:
                  - name: every operation
                    input:
                      - body: { _id: { $oid: 65a000000000000000000001 }, total: { $numberDecimal: "1.10" }, at: { $date: "2026-01-31T12:00:00Z" } }
                      - { operation: update, body: { _id: 7, ratio: 5.0 } }
                      - { operation: replace, body: { _id: "x" } }
                      - { operation: delete, key: 7, before: { _id: 7, ratio: 5.0 } }
                      - { operation: delete, key: 8 }
                    expect:
                      sinks:
                        - sink: orders-topic
                          events:
                            - key: 65a000000000000000000001
                              body: { _id: 65a000000000000000000001, total: "1.10", at: "2026-01-31T12:00:00Z" }
                              attributes: { operation_type: insert, database: shop, collection: orders }
                            - { key: 7, text: '{"_id":7,"ratio":5.0}', attributes: { operation_type: update }, match: subset }
                            - { key: x, body: { _id: x } }
                            - { key: 7, body: { _id: 7, ratio: 5.0 }, attributes: { operation_type: delete }, match: subset }
                            - { key: 8, body: null, base64: null }
                """.replace(", base64: null", ""))).isEmpty();
    }

    @Test
    void recordsBecomeDocuments() throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "mirror"
                source = { service_name = "kafka", resource = "orders-topic", input_encoding = "json", output_encoding = "bson" }
                sinks = [{ service_name = "mongo", resource = "orders", output_encoding = "bson", write_mode = "mirror" }]
                """);

        assertThat(folder.differences("""
                cases:
                  - name: a replace and a delete
                    input:
                      - { body: { _id: 1, n: 5.5, big: 123456789012 } }
                      - { text: '{"_id": 2}', attributes: { operation_type: delete } }
                      - { base64: eyJfaWQiOiAzfQ==, partition: 3 }
                    expect:
                      sinks:
                        - events:
                            - { operation: replace, body: { _id: 1, n: 5.5, big: { $numberLong: "123456789012" } } }
                            - { operation: delete, body: { _id: 2 } }
                            - { operation: replace, body: { _id: 3 } }
                """)).isEmpty();
    }

    @Test
    void avroIsWrittenAndReadWithTheConnectorsSchemas() throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "avro"
                schemas = [{ id = "person", registry = "http://nowhere.invalid", subject = "person" }]
                source = { service_name = "kafka", resource = "in", input_encoding = "avro", avro_format = "confluent", schema_id = "person", output_encoding = "avro" }
                sinks = [
                    { service_name = "kafka", resource = "avro-out", output_encoding = "avro", avro_format = "confluent" },
                    { service_name = "kafka", resource = "json-out", output_encoding = "json" },
                ]
                """);

        assertThat(folder.differences("""
                schemas:
                  - id: person
                    registry_id: 7
                    inline: '{"type": "record", "name": "Person", "fields": [{"name": "name", "type": "string"}, {"name": "age", "type": "int"}]}'
                cases:
                  - name: the number of the schema stands before the datum
                    input:
                      - body: { name: Ada, age: 36 }
                    expect:
                      sinks:
                        - { sink: avro-out, events: [{ body: { name: Ada, age: 36 } }] }
                        - { sink: json-out, events: [{ body: { name: Ada, age: 36 } }] }
                  - name: as bytes
                    input: [{ body: { name: A, age: 1 } }]
                    expect:
                      sinks:
                        - { sink: avro-out, events: [{ base64: AAAAAAcCQQI= }] }
                """)).isEmpty();
    }

    @Test
    void aBodyThatDoesNotFitTheSourcesSchemaIsAMistakeOfTheTest() throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "avro"
                schemas = [{ id = "n", inline = '{"type": "record", "name": "N", "fields": [{"name": "n", "type": "int"}]}' }]
                source = { service_name = "kafka", resource = "in", input_encoding = "avro", schema_id = "n", output_encoding = "json" }
                sinks = [{ service_name = "kafka", resource = "out", output_encoding = "json" }]
                """);

        assertThat(folder.problems("cases: [{ name: x, input: [{ body: { n: text } }] }]"))
                .startsWith("shop.wadi.test.yaml:2:36: error: cases[0].input[0].body does not fit the source's schema: ")
                .contains("[invalid-value]");
    }

    @Test
    void everySinkGetsWhatItWants() throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "fan-out"
                source = { service_name = "mongo", resource = "orders", output_encoding = "bson" }
                sinks = [
                    { service_name = "mongo", resource = "copy", output_encoding = "bson", write_mode = "insert" },
                    { service_name = "kafka", resource = "copy", output_encoding = "json" },
                    { service_name = "kafka", resource = "extras", output_encoding = "json", confirmation = "best_effort" },
                ]
                """);

        assertThat(folder.differences("""
                cases:
                  - name: three sinks
                    input: [{ body: { _id: 1 } }]
                    expect:
                      sinks:
                        - { sink: 1, events: [{ operation: insert, body: { _id: 1 } }] }
                        - { sink: 2, events: [{ key: 1, body: { _id: 1 } }] }
                        - { sink: extras, events: [{ key: 1, body: { _id: 1 } }] }
                """)).isEmpty();
    }

    @Test
    void aBatchBecomesOneMessage() throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "batches"
                batch = { kind = "count", size = 2 }
                source = { service_name = "mongo", resource = "orders", output_encoding = "json" }
                sinks = [
                    { service_name = "kafka", resource = "arrays", output_encoding = "json", batch_form = "array" },
                    { service_name = "kafka", resource = "frames", output_encoding = "bson", batch_form = "frame" },
                ]
                """);

        assertThat(folder.differences("""
                cases:
                  - name: three events are two messages
                    input: [{ body: { _id: 1 } }, { body: { _id: 2 } }, { body: { _id: 3 } }]
                    expect:
                      sinks:
                        - { sink: arrays, events: [{ body: [{ _id: 1 }, { _id: 2 }], key: null }, { body: [{ _id: 3 }] }] }
                        - { sink: frames, events: [{ body: [{ _id: 1 }, { _id: 2 }] }, { body: [{ _id: 3 }] }] }
                """)).isEmpty();
    }

    @Test
    void passingFaultsAreRetriedInOrder() throws Exception {
        folder.connectors(TO_TOPIC);

        assertThat(folder.differences("""
                cases:
                  - name: the second event fails twice
                    input: [{ body: { _id: 1 } }, { body: { _id: 2, n: a } }, { body: { _id: 3 } }, { operation: update, body: { _id: 2, n: b } }]
                    failures: [{ event: 2, times: 2, fault: passing }]
                    expect:
                      sinks:
                        - order: any
                          match: subset
                          events: [{ key: 1 }, { key: 3 }, { body: { n: a } }, { body: { n: b } }, { body: { n: b } }, { body: { n: b } }]
                """)).as("the later event of the same key goes again with each attempt").isEmpty();
    }

    @Test
    void aConnectorStopsAtWhatItCannotDeliver() throws Exception {
        folder.connectors(TO_TOPIC);

        assertThat(folder.differences("""
                cases:
                  - name: the position stays before the failed event
                    input: [{ body: { _id: 1 } }, { body: { _id: 2 } }, { body: { _id: 3 } }]
                    batch_size: 2
                    failures: [{ event: 2, message: too large for the test }]
                    expect:
                      settled: 1
                      stops: "could not write to orders-topic of kafka: too large for the test"
                      sinks: [{ events: [{ key: 1 }] }]
                  - name: a sink that takes nothing
                    input: [{ body: { _id: 1 } }]
                    failures: [{ event: 1, fault: sink, message: wrong password }]
                    expect: { settled: 0, stops: wrong password, sinks: [{ events: [] }] }
                """)).isEmpty();
    }

    @Test
    void deadLettersTakeWhatCannotBeDelivered() throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "letters"
                on_failure = "dead_letter"
                retry = { max_attempts = 3 }
                source = { service_name = "kafka", resource = "in", input_encoding = "json", output_encoding = "bson" }
                sinks = [
                    { service_name = "kafka", resource = "one", output_encoding = "json" },
                    { service_name = "kafka", resource = "two", output_encoding = "json", on_failure = "skip" },
                ]
                """);

        assertThat(folder.differences("""
                cases:
                  - name: before the sinks, at one sink, and skipped at the other
                    input: [{ text: "no JSON" }, { key: a, body: { n: 2 } }, { key: b, body: { n: 3 } }, { key: c, body: { n: 4 } }]
                    failures:
                      - { event: 2, sink: one, fault: passing, message: overloaded }
                      - { event: 3, sink: two }
                    expect:
                      skipped: 1
                      dead_letters:
                        - { event: 2, sink: one, reason: overloaded }
                        - { event: 1, reason: "could not convert json to bson" }
                      sinks:
                        - { sink: one, events: [{ body: { n: 3 } }, { body: { n: 4 } }] }
                        - { sink: two, events: [{ body: { n: 2 } }, { body: { n: 4 } }] }
                """)).isEmpty();
    }

    @Test
    void casesKnowNothingOfEachOther() throws Exception {
        folder.connectors("[[connectors]]\nname = \"once\"\ndedup = { ttl = \"1h\" }\non_failure = \"dead_letter\"\n" + """
                source = { service_name = "kafka", resource = "in", input_encoding = "json", output_encoding = "json" }
                sinks = [{ service_name = "kafka", resource = "out", output_encoding = "json" }]
                """);
        String one = """
                  - name: case %d
                    input: [{ body: 1 }, { body: 2 }]
                    batch_size: 1
                    failures: [{ event: 2 }]
                    expect: { dead_letters: [{ event: 2 }], sinks: [{ events: [{ body: 1 }] }] }
                """;

        assertThat(folder.differences("cases:\n" + one.formatted(1) + one.formatted(2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "mongo"})
    void anEventThatComesAgainIsADuplicate(String source) throws Exception {
        folder.connectors("""
                [[connectors]]
                name = "once"
                dedup = { ttl = "1h" }
                source = { service_name = "%s", resource = "in", %s output_encoding = "json" }
                sinks = [{ service_name = "kafka", resource = "out", output_encoding = "json" }]
                """.formatted(source, source.equals("kafka") ? "input_encoding = \"json\"," : ""));

        assertThat(folder.differences("""
                cases:
                  - name: after a crash
                    input: [{ body: { _id: 1 } }, { body: { _id: 2 } }, { again: 1 }, { again: 2 }, { body: { _id: 3 } }]
                    batch_size: 2
                    expect:
                      duplicates: 2
                      sinks: [{ events: [{ body: { _id: 1 } }, { body: { _id: 2 } }, { body: { _id: 3 } }] }]
                """)).isEmpty();
    }

    @Test
    void theEnvironmentIsWhatTheTestSays() throws Exception {
        folder.definition("""
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "env:NOBODY_HAS_THIS"
                db_name = "env:SHOP_DB"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "env:NOR_THIS"

                """ + TO_TOPIC);

        assertThat(folder.differences("""
                environment: { SHOP_DB: eu-shop }
                cases:
                  - name: the database
                    input: [{ body: { _id: 1 } }]
                    expect: { sinks: [{ events: [{ attributes: { database: eu-shop }, match: subset }] }] }
                """)).isEmpty();
        assertThat(folder.problems("cases: [{ name: x, input: [{ body: { _id: 1 } }] }]"))
                .contains("needs the variable SHOP_DB under 'environment', because a step is named by it [missing-option]");
    }

    @Test
    void aCaseThatDoesNotEndIsEnded() throws Exception {
        folder.connectors(TO_TOPIC);

        assertThat(folder.differences("""
                cases:
                  - name: a million attempts
                    input: [{ body: { _id: 1 } }]
                    time_limit: 200ms
                    failures: [{ event: 1, fault: passing, times: 1000000, message: still down }]
                """)).containsExactly("was not done after 200 ms: retrying: still down", "settled events: expected 1, found 0");
    }

    @Test
    void messagesOfPubSubAndOfAnyComponentTravelToo() throws Exception {
        folder.definition("""
                [[services]]
                provider = "pubsub"
                name = "pubsub"
                project_id = "shop"
                auth = { kind = "none" }

                [[services]]
                provider = "camel"
                name = "files"
                component = "file"

                [[connectors]]
                name = "messages"
                source = { service_name = "pubsub", resource = "orders-sub", input_encoding = "json", output_encoding = "json" }
                sinks = [
                    { service_name = "pubsub", resource = "orders", output_encoding = "json", ordering_key = "key" },
                    { service_name = "files", resource = "outbox", output_encoding = "json", key_header = "order" },
                ]

                [[connectors]]
                name = "files"
                source = { service_name = "files", resource = "inbox", input_encoding = "json", output_encoding = "json", key_header = "order" }
                sinks = [{ service_name = "pubsub", resource = "orders", output_encoding = "json", ordering_key = "key" }]
                """);

        assertThat(folder.differences("""
                connector: messages
                cases:
                  - name: the ordering key is the key
                    input: [{ key: a, body: { n: 1 }, attributes: { lang: en } }, { key: b, body: { n: 2 } }]
                    failures: [{ event: 2, sink: outbox, times: 2, fault: passing }]
                    expect:
                      sinks:
                        - sink: orders
                          events:
                            - { key: a, body: { n: 1 }, attributes: { lang: en, pubsub_message_id: 1, pubsub_ordering_key: a } }
                            - { key: b }
                        - sink: outbox
                          match: subset
                          events: [{ body: { n: 1 }, attributes: { order: a } }, { body: { n: 2 }, attributes: { order: b } }]
                """)).isEmpty();
        assertThat(folder.differences("""
                connector: files
                cases:
                  - name: a header is the key
                    input: [{ body: { n: 1 }, attributes: { order: o-1, CamelFileName: evil } }]
                    expect: { sinks: [{ events: [{ key: o-1, body: { n: 1 }, attributes: { order: o-1 } }] }] }
                """)).isEmpty();
    }
}
