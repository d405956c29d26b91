package dev.wadi.camel.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettlementTest {

    private final Settlement settlement = new Settlement(5);

    @Test
    void settlesAllWhenNothingFailed() {
        assertThat(settlement.settledCount(null)).isEqualTo(5);
    }

    @Test
    void settlesNothingWhenASinkFailed() {
        assertThat(settlement.settledCount(new IllegalStateException("broker gone"))).isZero();
    }

    @Test
    void settlesWhatStandsBeforeTheEarliestFailedEvent() {
        settlement.fail(failureAt(3));
        settlement.fail(failureAt(1));
        settlement.fail(failureAt(4));

        assertThat(settlement.settledCount(null)).isEqualTo(1);
        assertThat(settlement.failure().index()).isEqualTo(1);
    }

    @Test
    void settlesNothingWhenAnEventAndThenASinkFailed() {
        settlement.fail(failureAt(3));

        assertThat(settlement.settledCount(new IllegalStateException("broker gone"))).isZero();
    }

    @Test
    void settlesNothingWhenEventsStandInAnotherOrderAndOneEndsTheBatch() {
        settlement.fail(failureAt(4));
        settlement.reordered();
        assertThat(settlement.settledCount(null)).isEqualTo(4);

        settlement.fail(failureAt(3));

        assertThat(settlement.settledCount(null)).isZero();
    }

    @Test
    void settlesTheRestWhenEventsStandInAnotherOrderAndOneIsSetAside() {
        settlement.reordered();
        settlement.decideBy(failure -> OnFailure.dead_letter);
        settlement.fail(failureAt(3));

        assertThat(settlement.settledCount(null)).isEqualTo(5);
        assertThat(settlement.setAside(OnFailure.dead_letter)).hasSize(1);
    }

    private static EventFailure failureAt(int index) {
        return new EventFailure(index, null, "convert", new IllegalArgumentException("bad"));
    }
}
