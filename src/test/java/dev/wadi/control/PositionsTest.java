package dev.wadi.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.MemoryCheckpointRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** Stands still: each save is one millisecond later than the one before it. */
    private final MemoryCheckpointRepository repository = new MemoryCheckpointRepository(Clock.fixed(NOON, ZoneOffset.UTC));
    private final Positions positions = new Positions(repository.sibling());

    @BeforeEach
    void save() {
        repository.save("users-sync", "{\"_data\":\"8265A0B1C200000001\"}");
        repository.save("users-sync", "{\"_data\":\"8265A0B1C300000001\"}");
        repository.save("users-sync", "{\"_data\":\"8265A0B1C400000001\"}");
        for (int offset = 41; offset < 44; offset++) {
            repository.saveAll(Map.of("orders-copy/orders/0", offset(0, offset), "orders-copy/orders/1", offset(1, 2 * offset)));
        }
    }

    @Test
    void listsTheNewestOfEachConnectorAndLane() {
        assertThat(positions.list()).containsExactly(
                new SavedPosition("orders-copy/orders/0", "orders-copy", "orders/0", offset(0, 43), "offset 43",
                        NOON.plusMillis(2)),
                new SavedPosition("orders-copy/orders/1", "orders-copy", "orders/1", offset(1, 86), "offset 86",
                        NOON.plusMillis(2)),
                new SavedPosition("users-sync", "users-sync", "", "{\"_data\":\"8265A0B1C400000001\"}",
                        "changes up to 2024-01-12T03:28:04Z", NOON.plusMillis(2)));
    }

    @Test
    void showsTheHistoryNewestFirst() {
        assertThat(positions.show("users-sync")).extracting(SavedPosition::savedAt)
                .containsExactly(NOON.plusMillis(2), NOON.plusMillis(1), NOON);
        assertThat(positions.show("orders-copy")).hasSize(6);
        assertThat(positions.show("orders-copy/orders/1")).extracting(SavedPosition::summary)
                .containsExactly("offset 86", "offset 84", "offset 82");
    }

    @Test
    void namesTheKnownOnesWhenNothingIsSaved() {
        assertThatThrownBy(() -> positions.show("user-sync")).isInstanceOf(CheckpointException.class)
                .hasMessage("no position is saved for user-sync; there are positions for: "
                        + "orders-copy/orders/0, orders-copy/orders/1, users-sync");
    }

    @Test
    void goesBackByStepsAndKeepsWhatWasNewer() {
        assertThat(positions.rewind("users-sync", new RewindTarget.Steps(2), false)).singleElement()
                .extracting(SavedPosition::position).isEqualTo("{\"_data\":\"8265A0B1C200000001\"}");

        assertThat(repository.history("users-sync")).extracting(Checkpoint::position).containsExactly(
                "{\"_data\":\"8265A0B1C200000001\"}", "{\"_data\":\"8265A0B1C400000001\"}",
                "{\"_data\":\"8265A0B1C300000001\"}", "{\"_data\":\"8265A0B1C200000001\"}");
        assertThat(repository.claimedBy("users-sync")).isEmpty();
    }

    @Test
    void goesBackToATimeWithAllLanes() {
        positions.rewind("orders-copy", new RewindTarget.SavedUntil(NOON.plusMillis(1)), false);

        assertThat(repository.getState("orders-copy/orders/0")).isEqualTo(offset(0, 42));
        assertThat(repository.getState("orders-copy/orders/1")).isEqualTo(offset(1, 84));
    }

    @Test
    void goesToAGivenPositionOfOneLane() {
        positions.rewind("orders-copy/orders/0", new RewindTarget.Given(offset(0, 7)), false);
        positions.rewind("new-one", new RewindTarget.Given("{\"_data\":\"82\"}"), false);

        assertThat(repository.getState("orders-copy/orders/0")).isEqualTo(offset(0, 7));
        assertThat(repository.getState("orders-copy/orders/1")).isEqualTo(offset(1, 86));
        assertThat(repository.getState("new-one")).isEqualTo("{\"_data\":\"82\"}");
        assertThatThrownBy(() -> positions.rewind("orders-copy", new RewindTarget.Given(offset(0, 7)), false))
                .hasMessage("connector orders-copy has a position for each lane; name one of them: "
                        + "orders-copy/orders/0, orders-copy/orders/1");
    }

    @Test
    void refusesWhatTheHistoryDoesNotHave() {
        assertThatThrownBy(() -> positions.rewind("users-sync", new RewindTarget.Steps(3), false))
                .hasMessage("users-sync cannot go back 3 saves: 3 positions are kept");
        assertThatThrownBy(() -> positions.rewind("users-sync", new RewindTarget.SavedUntil(NOON.minusMillis(1)), false))
                .hasMessage("users-sync has no position saved until 2026-11-21T11:59:59.999Z; the oldest kept is of "
                        + "2026-11-21T12:00:00Z");
        assertThatThrownBy(() -> positions.rewind("users-sync", new RewindTarget.Given("yesterday"), false))
                .isInstanceOf(CheckpointException.class).hasMessageContaining("not one JSON object");
        assertThat(repository.history("users-sync")).hasSize(3);
        assertThat(repository.claimedBy("users-sync")).isEmpty();
    }

    @Test
    void refusesWhileTheConnectorRuns() {
        repository.claim("users-sync");

        assertThatThrownBy(() -> positions.rewind("users-sync", new RewindTarget.Steps(1), false))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("connector users-sync is running (another copy in this process); stop it first");
        repository.save("users-sync", "{\"_data\":\"8265A0B1C500000001\"}");
    }

    @Test
    void takesAClaimThatNobodyGaveBack() {
        repository.claim("users-sync");

        positions.rewind("users-sync", new RewindTarget.Steps(1), true);

        assertThat(repository.getState("users-sync")).isEqualTo("{\"_data\":\"8265A0B1C300000001\"}");
    }

    private static String offset(int partition, long offset) {
        return "{\"topic\":\"orders\",\"partition\":" + partition + ",\"offset\":" + offset + "}";
    }
}
