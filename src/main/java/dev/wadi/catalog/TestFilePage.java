package dev.wadi.catalog;

import dev.wadi.definition.rehearsal.RehearsalDefinition;

/** The page about tests of connectors: how they are written, and every key, from the records that read them. */
public final class TestFilePage {

    private static final String GUIDE = """
            # Tests of connectors

            Written from the records of test files; do not edit (the test writes it:
            `./mvnw -pl src -am test -Dtest=TestFilePageTest -Dgolden=update -Dsurefire.failIfNoSpecifiedTests=false`).

            A test file lies beside the definition that it tests, and its name ends in `.wadi.test.yaml`. `./wadi test` runs all test
            files in and below the working directory, `./wadi test FILE` one, without any server.

            ```yaml
            definition: orders.yaml
            connector: orders-fan-out
            cases:
              - name: an insert goes to the topic and to the mirror
                input:
                  - body: { _id: 1, state: new }
                expect:
                  sinks:
                    - sink: orders                 # the sink's resource, or its number from 1
                      events:
                        - { key: 1, body: { _id: 1, state: new } }
            ```

            ## What runs

            The definition is compiled as for `run`, and each case has that route for itself: conversions, schemas, scripts, batches,
            dedup, retries, `on_failure` and dead letters are the real ones. Only the ends are others: the events of the case come
            instead of the source, a recorder stands where each sink's endpoint would, dead letters and the keys of dedup are kept in
            a temporary folder. Waits between attempts are a few milliseconds. What is not rehearsed: the pipeline of a MongoDB source
            (input events are those behind it), transactions (`delivery = "effectively-once"` is rehearsed without), restarts after a
            failure, and rules that only a server knows, such as unique indexes.

            What a case does not say must not happen: without `settled` all events must be settled, without `stops` the connector must
            not stop, without `dead_letters` there must be none. A sink that is not listed may get anything; of an expected event only
            what is written is compared. Trouble and answers of HTTP servers that were made ready for nothing fail the case as well:
            it would try something else than it says. Every difference is said, with the place of the case:

                connectors/orders.wadi.test.yaml
                  FAILED  an insert goes to the topic and to the mirror (31 ms)
                          connectors/orders.wadi.test.yaml:4:11
                          sink 2: event 1: body.state: expected "new", found "paid"

            ## Values

            Bodies are values of YAML, which JSON is a part of. For BSON they are Extended JSON: `{ $oid: ... }`, `{ $date: ... }`,
            `{ $numberLong: "5" }`, which is the same as `5` when it is compared. Whole numbers and decimal ones differ: 5 is not 5.0.
            A sink's body is decoded before it is compared, Avro by the connector's schema, a batch frame to a list. `text` and
            `base64` compare bytes instead.

            An event is sent as often as the sink's answers demand, and repeats are real: behind an injected failure the later events
            of the same key go again, so a sink can be expected to get them twice. Records without a key share the order of their
            partition.

            ## Trouble

            `failures` make a sink refuse events: at their first attempts (`times`) or always, as a fault that passes, that lasts, that
            nobody knows, or that is the sink's as a whole. What follows is what the definition says: retries, dead letters, skipped
            events, a stop.

            ```yaml
              - name: what the topic refuses is kept
                input: [{ body: { _id: 1 } }, { body: { _id: 2 } }]
                failures:
                  - { event: 2, sink: orders-topic, message: the record is too large }
                expect:
                  dead_letters: [{ event: 2, sink: orders-topic, reason: too large }]
                  sinks: [{ sink: orders-topic, events: [{ key: 1 }] }]
            ```

            `again` delivers an earlier event once more, as sources do after a crash: with `dedup` it is left out and counts among the
            `duplicates`, without it the sinks get it twice.

            HTTP services lead to servers of the case's own on this machine, which answer what `http` says, one answer after another,
            or wait, or close the connection. Without credentials and certificates, and never to another address. An HTTP sink gets
            events of different keys at once: expect them with `order: any`, or one event a case.

            ```yaml
              - name: the enrichment comes at the second attempt
                input: [{ body: { id: 1 } }]
                http:
                  - path: /v2/enrich
                    body: { id: 1 }
                    answers: [{ status: 503 }, { body: { id: 1, vip: true } }]
                expect:
                  sinks: [{ events: [{ body: { id: 1, vip: true } }] }]
            ```

            Exit code: 0 when all cases passed, 1 when one did not, 2 when a test file or its definition is wrong; all mistakes are
            then reported at once, like those of definitions. `--junit FILE` writes what CI systems read.
            """;

    private TestFilePage() {}

    /** The page in Markdown. */
    public static String text() {
        return ReferencePage.text(GUIDE, RehearsalDefinition.class);
    }
}
