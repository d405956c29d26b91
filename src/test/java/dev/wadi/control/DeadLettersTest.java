package dev.wadi.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.camel.deadletter.DeadLetterException;
import dev.wadi.camel.deadletter.DeadLetterIds;
import dev.wadi.camel.deadletter.FileDeadLetterStore;
import dev.wadi.compiler.ReplayCompiler;
import dev.wadi.engine.ReplayRoutes;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters in files, and routes with two sinks that fail as the test says. */
class DeadLettersTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SINK_1 = "users-sync-sink-1";
    private static final String SINK_2 = "users-sync-sink-2";
    private static final String HASH = "current";

    @TempDir
    private Path folder;

    private final FileDeadLetterStore store = new FileDeadLetterStore();
    private final Listener listener = new Listener();
    private DeadLetters letters;

    @BeforeEach
    void open() {
        store.setDirectory(folder.toString());
        Sink.all.clear();
        Map<String, ReplayCompiler.Way> ways = new LinkedHashMap<>();
        ways.put(SINK_1, way("one", SINK_1));
        ways.put(SINK_2, way("two", SINK_2));
        ways.put(ReplayCompiler.ALL_SINKS, way("all", SINK_1, SINK_2));
        Map<String, ReplayCompiler.Replayable> connectors = new LinkedHashMap<>();
        connectors.put("users-sync", new ReplayCompiler.Replayable("users-sync", "users-sync-dead-letters", HASH, ways));
        connectors.put("orders-copy", new ReplayCompiler.Replayable("orders-copy", "users-sync-dead-letters", HASH, Map.of()));
        letters = new DeadLetters(connectors, ReplayRoutes.make(new CompiledRoutes(List.of(new RouteFile("stores.camel.yaml", """
                - beans:
                    - name: users-sync-dead-letters
                      type: dev.wadi.camel.deadletter.FileDeadLetterStore
                      properties: { directory: "%s" }
                    - { name: %s, type: "%s", properties: { sink: %s } }
                    - { name: %s, type: "%s", properties: { sink: %s } }
                """.formatted(folder, SINK_1, Sink.class.getName(), SINK_1, SINK_2, Sink.class.getName(), SINK_2), null)),
                Map.of(), Map.of())));
    }

    @AfterEach
    void close() {
        letters.close();
    }

    @Test
    void deliversEventsAsTheSourceDidAndTakesThemOut() {
        store.add(List.of(at(0, letter("e1", null)), at(1, letter("e2", null))));

        assertThat(letters.replay(DeadLetterSelection.ALL, listener)).isEqualTo(new ReplayReport(2, 0));

        assertThat(Sink.of(SINK_1)).containsExactly("e1", "e2");
        assertThat(Sink.of(SINK_2)).containsExactly("e1", "e2");
        assertThat(Sink.all.get(SINK_1).headers).containsEntry("operation_type", "update");
        assertThat(kept()).isEmpty();
        assertThat(listener.lines).containsExactly("users-sync: 2");
    }

    @Test
    void deliversAnEventOnlyToTheSinkThatDoesNotHaveIt() {
        store.add(List.of(letter("e1", SINK_2)));

        letters.replay(DeadLetterSelection.ALL, listener);

        assertThat(Sink.of(SINK_1)).isEmpty();
        assertThat(Sink.of(SINK_2)).containsExactly("e1");
        assertThat(kept()).isEmpty();
    }

    @Test
    void keepsTheOrderOverAllWays() {
        store.add(List.of(at(0, letter("e1", SINK_2)), at(1, letter("e2", null)), at(2, letter("e3", SINK_2)), at(3, letter("e4", SINK_1))));

        letters.replay(DeadLetterSelection.ALL, listener);

        assertThat(Sink.of(SINK_2)).containsExactly("e1", "e2", "e3");
        assertThat(Sink.of(SINK_1)).containsExactly("e2", "e4");
    }

    @Test
    void anEventThatFailsAgainStaysWithItsNewError() {
        DeadLetter before = letter("e2", SINK_1);
        store.add(List.of(letter("e1", SINK_1), before));
        Sink.refuse(SINK_1, "e2");

        assertThat(letters.replay(DeadLetterSelection.ALL, listener)).isEqualTo(new ReplayReport(1, 1));

        assertThat(kept()).singleElement().satisfies(after -> {
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.attempts()).isEqualTo(before.attempts() + 1);
            assertThat(after.errors()).containsExactly("java.lang.IllegalArgumentException: no e2 here");
            assertThat(after.step()).isEqualTo("write to " + SINK_1);
            assertThat(after.firstFailure()).isEqualTo(before.firstFailure());
            assertThat(after.lastFailure()).isAfter(before.lastFailure());
            assertThat(after.body()).isEqualTo(before.body());
        });
        assertThat(listener.lines).containsExactly("users-sync: 1", "failed again: e2");
    }

    @Test
    void anEventThatSomeSinksTookIsLeftForTheOthersOnly() {
        DeadLetter before = letter("e1", null);
        store.add(List.of(before));
        Sink.refuse(SINK_2, "e1");

        letters.replay(DeadLetterSelection.ALL, listener);

        assertThat(kept()).singleElement().satisfies(after -> {
            assertThat(after.sink()).isEqualTo(SINK_2);
            assertThat(after.id()).isEqualTo(DeadLetterIds.of("users-sync", "e1", SINK_2));
        });
        Sink.all.get(SINK_2).refused.clear();
        letters.replay(DeadLetterSelection.ALL, listener);
        assertThat(Sink.of(SINK_1)).containsExactly("e1");
        assertThat(Sink.of(SINK_2)).containsExactly("e1");
        assertThat(kept()).isEmpty();
    }

    @Test
    void endsWhenASinkTakesNothingAtAll() {
        store.add(List.of(letter("e1", SINK_1), letter("e2", SINK_1)));
        Sink.at(SINK_1).closed = true;

        assertThatThrownBy(() -> letters.replay(DeadLetterSelection.ALL, listener)).isInstanceOf(DeadLetterException.class)
                .hasMessageContaining("users-sync: the replay ended, what was not delivered stays a dead letter: ")
                .hasMessageContaining("users-topic");
        assertThat(kept()).hasSize(2);
    }

    @Test
    void losesNothingWhenTheRouteItselfFails() {
        store.add(List.of(letter("e1", SINK_1)));
        Sink.at(SINK_1).broken = true;

        assertThatThrownBy(() -> letters.replay(DeadLetterSelection.ALL, listener)).hasMessageContaining("the route is broken");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void warnsOnceOfAnotherDefinitionAndOfASinkThatIsGone() {
        store.add(List.of(at(0, letter("e1", SINK_1)), at(1, old(letter("e2", SINK_1))), at(2, old(letter("e3", SINK_1))),
                at(3, letter("e4", "users-sync-sink-3"))));

        assertThat(letters.replay(DeadLetterSelection.ALL, listener)).isEqualTo(new ReplayReport(3, 1));

        assertThat(listener.lines).containsExactly("warning: users-sync: the definition has changed since events became dead letters; "
                + "they take the way that it describes now", "users-sync: 3",
                "warning: users-sync: 1 dead letters are for the sink users-sync-sink-3, which the definition does not have any more; "
                        + "they stay");
        assertThat(kept()).extracting(DeadLetter::eventId).containsExactly("e4");
    }

    @Test
    void deliversManyInPartsOfAnEdibleSize() {
        store.add(IntStream.range(0, 1200).mapToObj(number -> at(number, letter("e" + number, SINK_1))).toList());

        assertThat(letters.replay(DeadLetterSelection.ALL, listener).delivered()).isEqualTo(1200);

        assertThat(Sink.of(SINK_1)).containsExactlyElementsOf(IntStream.range(0, 1200).mapToObj(number -> "e" + number).toList());
        assertThat(listener.lines).containsExactly("users-sync: 500", "users-sync: 500", "users-sync: 200");
    }

    @Test
    void findsLettersByTheBeginningOfTheirIds() {
        DeadLetter one = letter("e1", null);
        store.add(List.of(one, letter("e2", null)));

        assertThat(letters.get(select(one.id().substring(0, 6))).event()).isEqualTo("e1");
        assertThatThrownBy(() -> letters.get(select("none-of-them"))).hasMessage("there is no dead letter none-of-them");
        assertThatThrownBy(() -> select("abc")).hasMessage("the id 'abc' is too short; allowed: at least its first 4 characters");
        assertThatThrownBy(() -> letters.forEach(new DeadLetterSelection("user-sync", List.of()), event -> { }))
                .hasMessage("there is no connector 'user-sync'; there are: users-sync, orders-copy; did you mean 'users-sync'?");
    }

    @Test
    void discardsAllOrNothing() {
        DeadLetter one = letter("e1", null);
        store.add(List.of(one, letter("e2", null)));

        assertThatThrownBy(() -> letters.discard(new DeadLetterSelection(null, List.of(one.id(), "none-of-them")), event -> { }))
                .hasMessage("there is no dead letter none-of-them");
        assertThat(kept()).hasSize(2);

        List<String> told = new ArrayList<>();
        assertThat(letters.discard(select(one.id()), event -> told.add(event.event()))).isEqualTo(1);
        assertThat(told).containsExactly("e1");
        assertThat(kept()).extracting(DeadLetter::eventId).containsExactly("e2");
    }

    @Test
    void replaysNothingWhenAnIdIsWrong() {
        store.add(List.of(letter("e1", SINK_1)));
        DeadLetterSelection selection = new DeadLetterSelection(null, List.of(letter("e1", SINK_1).id(), "none-of-them"));

        assertThatThrownBy(() -> letters.replay(selection, listener)).hasMessage("there is no dead letter none-of-them");
        assertThat(Sink.of(SINK_1)).isEmpty();
    }

    private List<DeadLetter> kept() {
        List<DeadLetter> kept = new ArrayList<>();
        store.forEach(null, kept::add);
        return kept;
    }

    private static DeadLetterSelection select(String id) {
        return new DeadLetterSelection(null, List.of(id));
    }

    private static ReplayCompiler.Way way(String name, String... sinks) {
        StringBuilder steps = new StringBuilder();
        for (String sink : sinks) {
            steps.append("        - process: { ref: ").append(sink).append(" }\n");
        }
        return new ReplayCompiler.Way("direct:" + name, new RouteFile(name + ".camel.yaml", """
                - route:
                    id: %s
                    errorHandler: { noErrorHandler: {} }
                    from:
                      uri: direct:%s
                      steps:
                %s""".formatted(name, name, steps), "users-sync"));
    }

    private static DeadLetter letter(String event, String sink) {
        return new DeadLetter(DeadLetterIds.of("users-sync", event, sink), "users-sync", HASH, event, "{}", "json",
                event.getBytes(StandardCharsets.UTF_8), null, Map.of("operation_type", "update"), sink, "convert json to bson",
                List.of("a.B: first error"), 2, NOON, NOON, null);
    }

    private static DeadLetter at(long nanos, DeadLetter letter) {
        return new DeadLetter(letter.id(), letter.connector(), letter.definitionHash(), letter.eventId(), letter.position(),
                letter.encoding(), letter.body(), letter.key(), letter.attributes(), letter.sink(), letter.step(), letter.errors(),
                letter.attempts(), letter.firstFailure(), NOON.plusNanos(nanos), letter.eventTime());
    }

    private static DeadLetter old(DeadLetter letter) {
        return new DeadLetter(letter.id(), letter.connector(), "another", letter.eventId(), letter.position(), letter.encoding(),
                letter.body(), letter.key(), letter.attributes(), letter.sink(), letter.step(), letter.errors(), letter.attempts(),
                letter.firstFailure(), letter.lastFailure(), letter.eventTime());
    }

    private static final class Listener implements ReplayListener {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void warn(String sentence) {
            lines.add("warning: " + sentence);
        }

        @Override
        public void delivered(String connector, int count) {
            lines.add(connector + ": " + count);
        }

        @Override
        public void failedAgain(KeptEvent event) {
            lines.add("failed again: " + event.event());
        }
    }

    /** A sink that remembers what it took and refuses what the test says; the route makes it, so they find each other by name. */
    public static final class Sink implements Processor {

        private static final Map<String, Sink> all = new LinkedHashMap<>();

        private final List<String> taken = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private Map<String, Object> headers = Map.of();
        private boolean closed;
        private boolean broken;
        private String sink;

        public void setSink(String sink) {
            this.sink = sink;
            all.put(sink, this);
        }

        static Sink at(String sink) {
            return all.get(sink);
        }

        static List<String> of(String sink) {
            return all.get(sink).taken;
        }

        static void refuse(String sink, String event) {
            all.get(sink).refused.add(event);
        }

        @Override
        public void process(Exchange exchange) {
            if (broken) {
                throw new IllegalStateException("the route is broken");
            }
            Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
            List<?> events = exchange.getMessage().getBody(List.class);
            for (int index = 0; index < events.size(); index++) {
                Exchange event = (Exchange) events.get(index);
                EventOrigin origin = event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
                Throwable cause = closed ? new TopicAuthorizationException("not authorized for users-topic")
                        : refused.contains(origin.id()) ? new IllegalArgumentException("no " + origin.id() + " here") : null;
                if (cause != null) {
                    settlement.fail(new EventFailure(index, origin, "write to " + sink, sink, 1, Instant.now(), cause));
                } else {
                    headers = event.getMessage().getHeaders();
                    taken.add(new String(event.getMessage().getBody(byte[].class), StandardCharsets.UTF_8));
                }
            }
        }
    }
}
