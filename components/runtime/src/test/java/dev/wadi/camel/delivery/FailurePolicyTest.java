package dev.wadi.camel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.camel.deadletter.DeadLetterException;
import dev.wadi.camel.deadletter.DeadLetterStore;
import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {

    private static final Processor REJECTS_THE_SECOND =
            exchange -> SinkPolicyTest.answer(exchange, 1, EncodingException.unusable("no document", null));

    private final RememberingStore store = new RememberingStore();

    @Test
    void writesADeadLetterBeforeTheBatchIsSettled() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(REJECTS_THE_SECOND, policy(OnFailure.dead_letter), SinkPolicyTest.quick())) {
            Exchange batch = route.send("a1", "b1", "c1");

            assertThat(batch.getException()).isNull();
            assertThat(route.settlement.settledCount(null)).isEqualTo(3);
            DeadLetter letter = store.letters.get(0);
            assertThat(store.letters).hasSize(1);
            assertThat(letter.eventId()).isEqualTo("b1");
            assertThat(letter.body()).isEqualTo("original b1".getBytes(StandardCharsets.UTF_8));
            assertThat(letter.attributes()).containsEntry("shop", "north");
            assertThat(letter.sink()).isEqualTo("orders-sink-1");
            assertThat(letter.errors().get(0)).contains("EncodingException").contains("no document");
            assertThat(route.progress().deadLetters()).isEqualTo(1);
        }
    }

    @Test
    void triesAgainWhileTheStoreOfDeadLettersIsAway() throws Exception {
        store.failures = 3;
        try (PolicyFixture route = PolicyFixture.start(REJECTS_THE_SECOND, policy(OnFailure.dead_letter), SinkPolicyTest.quick())) {
            assertThat(route.send("a1", "b1").getException()).isNull();

            assertThat(store.letters).hasSize(1);
            assertThat(route.progress().retries()).isEqualTo(3);
        }
    }

    @Test
    void settlesNothingWhenTheDeadLetterCannotBeKept() throws Exception {
        store.broken = true;
        try (PolicyFixture route = PolicyFixture.start(REJECTS_THE_SECOND, policy(OnFailure.dead_letter), SinkPolicyTest.quick())) {
            Exchange batch = route.send("a1", "b1");

            assertThat(batch.getException()).isInstanceOf(DeadLetterException.class);
            assertThat(route.settlement.settledCount(batch.getException())).isZero();
        }
    }

    @Test
    void countsWhatItSkips() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(REJECTS_THE_SECOND, policy(OnFailure.skip), SinkPolicyTest.quick())) {
            route.send("a1", "b1", "c1");

            assertThat(route.settlement.settledCount(null)).isEqualTo(3);
            assertThat(route.progress().skipped()).isEqualTo(1);
        }
    }

    @Test
    void asksTheRuleOfTheSink() throws Exception {
        FailurePolicy policy = policy(OnFailure.stop);
        policy.setOnFailureOf("orders-sink-2=dead_letter, orders-sink-1=skip");
        try (PolicyFixture route = PolicyFixture.start(REJECTS_THE_SECOND, policy, SinkPolicyTest.quick())) {
            route.send("a1", "b1", "c1");

            assertThat(route.progress().skipped()).isEqualTo(1);
        }
    }

    @Test
    void stopsWhenNoEventIsToBlameWhateverTheRule() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            throw new TopicAuthorizationException("orders");
        }, policy(OnFailure.skip), SinkPolicyTest.quick())) {
            route.send("a1", "b1");

            assertThat(route.settlement.settledCount(null)).isZero();
            assertThat(route.progress().skipped()).isZero();
        }
    }

    @Test
    void needsAStoreForDeadLetters() {
        FailurePolicy policy = policy(OnFailure.dead_letter);
        policy.setDeadLetters(null);

        assertThatThrownBy(() -> PolicyFixture.start(exchange -> { }, policy, SinkPolicyTest.quick()))
                .hasStackTraceContaining("needs the property deadLetters");
    }

    private FailurePolicy policy(OnFailure rule) {
        FailurePolicy policy = new FailurePolicy();
        policy.setOnFailure(rule);
        policy.setDeadLetters(store);
        return policy;
    }

    private static final class RememberingStore implements DeadLetterStore {

        private final List<DeadLetter> letters = new ArrayList<>();
        private int failures;
        private boolean broken;

        @Override
        public void add(List<DeadLetter> added) {
            if (broken) {
                throw new DeadLetterException("no right to write", new TopicAuthorizationException("dead-letters"));
            }
            if (failures-- > 0) {
                throw new DeadLetterException("no connection", new IOException("connection refused"));
            }
            letters.addAll(added);
        }

        @Override
        public void forEach(String connector, Consumer<DeadLetter> reader) {
            letters.forEach(reader);
        }

        @Override
        public void settle(String connector, Collection<String> ids) {
            letters.removeIf(letter -> ids.contains(letter.id()));
        }

        @Override
        public void close() {
            letters.clear();
        }
    }
}
