package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of positions promises. */
abstract class CheckpointRepositoryContract {
    static final String TOKEN = "{\"_data\":\"8265A0B1C2000000012B0229296E04\"}";
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    final SteppingClock clock = new SteppingClock(NOON);
    private CheckpointRepository repository;

    /** A new repository object over the store of this test, with this clock. */
    abstract CheckpointRepository open(Clock clock);

    @BeforeEach
    void openFirst() {
        repository = open(clock);
    }

    @AfterEach
    void stop() {
        repository.stop();
    }

    @Test
    void hasNothingForAKeyNeverSaved() {
        assertThat(repository.latest("users-sync")).isEmpty();
        assertThat(repository.getState("users-sync")).isNull();
        assertThat(repository.history("users-sync")).isEmpty();
        assertThat(repository.keys()).isEmpty();
    }

    @Test
    void savesForTheNextRepositoryObject() {
        repository.save("users-sync", TOKEN);

        assertThat(open(clock).latest("users-sync")).contains(new Checkpoint("users-sync", TOKEN, NOON));
    }

    @Test
    void speaksCamelsStateRepository() {
        repository.start();
        repository.setState("users-sync", TOKEN);

        assertThat(repository.getState("users-sync")).isEqualTo(TOKEN);
    }

    @Test
    void keepsLanesOfAConnectorApart() {
        Map<String, String> positions = new LinkedHashMap<>();
        positions.put("orders-copy/orders/0", offset("orders", 0, 41));
        positions.put("orders-copy/orders/1", offset("orders", 1, Long.MAX_VALUE));
        positions.put("orders-copy/or.ders_2/10", offset("or.ders_2", 10, -1));

        repository.saveAll(positions);
        repository.save("orders-copy/orders/0", offset("orders", 0, 42));

        assertThat(repository.latest("orders-copy/orders/0")).map(Checkpoint::position).contains(offset("orders", 0, 42));
        assertThat(repository.latest("orders-copy/orders/1")).map(Checkpoint::position)
                .contains(offset("orders", 1, Long.MAX_VALUE));
        assertThat(repository.latest("orders-copy/or.ders_2/10")).map(Checkpoint::position).contains(offset("or.ders_2", 10, -1));
        assertThat(repository.latest("orders-copy")).isEmpty();
        assertThat(repository.history("orders-copy/orders/0")).hasSize(2);
    }

    @Test
    void listsAllKeysSorted() {
        repository.save("users-sync", TOKEN);
        repository.save("b/../strange Näme", TOKEN);
        repository.save("Users-sync", TOKEN);
        repository.save("orders-copy/orders/1", offset("orders", 1, 5));
        repository.save("orders-copy/orders/0", offset("orders", 0, 5));

        assertThat(repository.keys()).containsExactly(
                "Users-sync", "b/../strange Näme", "orders-copy/orders/0", "orders-copy/orders/1", "users-sync");
        assertThat(repository.latest("b/../strange Näme")).map(Checkpoint::position).contains(TOKEN);
    }

    @Test
    void keepsTheNewestTwentyOfEachLane() {
        repository.save("orders-copy/orders/1", offset("orders", 1, 7));
        IntStream.rangeClosed(1, 45).forEach(i -> {
            clock.step(Duration.ofMillis(i % 3));
            repository.save("orders-copy/orders/0", offset("orders", 0, i));
        });

        assertThat(open(clock).history("orders-copy/orders/0")).extracting(Checkpoint::position).containsExactlyElementsOf(
                IntStream.iterate(45, i -> i - 1).limit(20).mapToObj(i -> offset("orders", 0, i)).toList());
        assertThat(repository.history("orders-copy/orders/1")).hasSize(1);
    }

    @Test
    void savedTimesRiseWhenTheClockStandsOrStepsBack() {
        repository.save("users-sync", "{\"_data\":\"01\"}");
        repository.save("users-sync", "{\"_data\":\"02\"}");
        clock.step(Duration.ofHours(-3));
        repository = open(clock);
        repository.save("users-sync", "{\"_data\":\"03\"}");

        assertThat(repository.history("users-sync")).extracting(Checkpoint::savedAt)
                .containsExactly(NOON.plusMillis(2), NOON.plusMillis(1), NOON);
        assertThat(repository.latest("users-sync")).map(Checkpoint::position).contains("{\"_data\":\"03\"}");
    }

    @Test
    void keepsAnyJsonObjectInCompactForm() {
        repository.save("shop", "{ \"text\" : \"a \\\"quoted\\\" \\n ü ☃\",\n \"deep\": [ { \"big\": 9007199254740993 } ] }");

        assertThat(repository.latest("shop")).map(Checkpoint::position)
                .contains("{\"text\":\"a \\\"quoted\\\" \\n ü ☃\",\"deep\":[{\"big\":9007199254740993}]}");
    }

    @Test
    void refusesWhatIsNotOneJsonObject() {
        for (String position : List.of("", "   ", "41", "[1]", "{\"a\":1", "{\"a\":1}{\"b\":2}", "{\"a\":1} x", "token")) {
            assertThatThrownBy(() -> repository.save("users-sync", position)).as(position)
                    .isInstanceOf(CheckpointException.class).hasMessageContaining("users-sync");
        }
        assertThat(repository.latest("users-sync")).isEmpty();
    }

    @Test
    void onlyOneOfTwoCopiesSaves() {
        CheckpointRepository second = open(clock);
        repository.claim("users-sync");
        repository.save("users-sync", "{\"_data\":\"01\"}");
        assertThat(second.claimedBy("users-sync")).isPresent();
        assertThat(repository.claimedBy("users-sync")).isEmpty();

        Throwable refusedClaim = catchThrowable(() -> second.claim("users-sync"));
        Throwable refusedSave = catchThrowable(() -> repository.save("users-sync", "{\"_data\":\"02\"}"));

        assertThat(refusedClaim == null ? refusedSave : refusedClaim).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("users-sync");
        CheckpointRepository owner = refusedClaim == null ? second : repository;
        CheckpointRepository other = refusedClaim == null ? repository : second;
        assertThatThrownBy(() -> other.save("users-sync", "{\"_data\":\"99\"}")).isInstanceOf(CheckpointException.class);
        owner.save("users-sync", "{\"_data\":\"03\"}");
        assertThat(other.latest("users-sync")).map(Checkpoint::position).contains("{\"_data\":\"03\"}");
        second.stop();
    }

    @Test
    void claimsOfOtherConnectorsAreNotTouched() {
        CheckpointRepository second = open(clock);
        repository.claim("users-sync");
        second.claim("orders-copy");

        repository.save("users-sync", TOKEN);
        second.save("orders-copy/orders/0", offset("orders", 0, 1));
        second.stop();

        assertThat(repository.keys()).containsExactly("orders-copy/orders/0", "users-sync");
    }

    @Test
    void refusesASaveWithoutClaimWhileAnotherCopyOwnsTheConnector() {
        repository.claim("users-sync");

        assertThatThrownBy(() -> open(clock).save("users-sync", TOKEN)).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("users-sync");
    }

    @Test
    void releasedConnectorCanBeClaimedAgain() {
        repository.claim("users-sync");
        repository.claim("users-sync");
        repository.save("users-sync", "{\"_data\":\"01\"}");
        repository.release("users-sync");
        repository.release("users-sync");

        CheckpointRepository second = open(clock);
        assertThat(second.claimedBy("users-sync")).isEmpty();
        second.claim("users-sync");
        second.save("users-sync", "{\"_data\":\"02\"}");
        second.stop();

        repository.claim("users-sync");
        repository.save("users-sync", "{\"_data\":\"03\"}");
        assertThat(repository.history("users-sync")).extracting(Checkpoint::position)
                .containsExactly("{\"_data\":\"03\"}", "{\"_data\":\"02\"}", "{\"_data\":\"01\"}");
    }

    @Test
    void refusesToClaimANameThatReadsAsALane() {
        assertThatThrownBy(() -> repository.claim("orders-copy/orders/0")).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("choose another name");
    }

    @Test
    void worksAfterAStop() {
        repository.claim("users-sync");
        repository.stop();
        repository.save("users-sync", TOKEN);

        assertThat(repository.latest("users-sync")).map(Checkpoint::position).contains(TOKEN);
    }

    @Test
    void savesOfSeveralConnectorsDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CyclicBarrier together = new CyclicBarrier(4);
            List<Future<?>> all = IntStream.range(0, 4).<Future<?>>mapToObj(c -> threads.submit(() -> {
                repository.claim("c" + c);
                together.await(10, TimeUnit.SECONDS);
                for (int i = 0; i < 30; i++) {
                    repository.save("c" + c, "{\"n\":" + i + "}");
                }
                return null;
            })).toList();
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(repository.keys()).containsExactly("c0", "c1", "c2", "c3");
        assertThat(repository.keys()).allSatisfy(key -> assertThat(repository.getState(key)).isEqualTo("{\"n\":29}"));
    }

    static String offset(String topic, int partition, long offset) {
        return "{\"topic\":\"" + topic + "\",\"partition\":" + partition + ",\"offset\":" + offset + "}";
    }
}
