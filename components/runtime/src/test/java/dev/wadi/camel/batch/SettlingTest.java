package dev.wadi.camel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private final List<TestOrigin> events = List.of(new TestOrigin("a", 1), new TestOrigin("b", 1), new TestOrigin("c", 1));
    private final Settlement settlement = new Settlement(events);
    private final List<String> done = new ArrayList<>();

    @Test
    void tellsTheListenersBeforeThePositionMoves() throws InterruptedException {
        settlement.whenSettled(settled -> done.add("keys of " + settled.size()));

        int settled = Settling.settle(settlement, null, count -> done.add("position behind " + count));

        assertThat(settled).isEqualTo(3);
        assertThat(done).containsExactly("keys of 3", "position behind 3");
    }

    @Test
    void leavesThePositionWhenAListenerFails() {
        settlement.whenSettled(settled -> {
            throw new IllegalStateException("store is away");
        });

        assertThatThrownBy(() -> Settling.settle(settlement, null, count -> done.add("position behind " + count)))
                .hasMessage("store is away");
        assertThat(done).isEmpty();
    }

    @Test
    void movesNothingWhenNothingIsSettled() throws InterruptedException {
        settlement.whenSettled(settled -> done.add("keys of " + settled.size()));

        assertThat(Settling.settle(settlement, new IllegalStateException("broker gone"), count -> done.add("position"))).isZero();
        settlement.fail(failure(0));
        assertThat(Settling.settle(settlement, null, count -> done.add("position"))).isZero();

        assertThat(done).isEmpty();
    }

    @Test
    void keepsDeadLettersAndSkipsThatLieBeforeTheEnd() throws InterruptedException {
        settlement.decideBy(failure -> List.of(OnFailure.dead_letter, OnFailure.skip, OnFailure.stop).get(failure.index()));
        settlement.fail(failure(0));
        settlement.fail(failure(1));
        settlement.fail(failure(2));

        Settling.keepSetAside(settlement, letters -> done.add("letters " + places(letters)), skips -> done.add("skips " + places(skips)));

        assertThat(done).containsExactly("letters [0]", "skips [1]");
    }

    private EventFailure failure(int place) {
        return new EventFailure(place, events.get(place), "convert", new IllegalArgumentException("bad"));
    }

    private static List<Integer> places(List<EventFailure> failures) {
        return failures.stream().map(EventFailure::index).toList();
    }
}
