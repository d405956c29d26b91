package dev.wadi.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.testkit.ledger.DeliveryModel.Fault;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ledger against a model of a connector that is right, or wrong in exactly one way, at hundreds of seeded places each: every fault
 * is found and named, and a right delivery is never blamed.
 */
class SeededFaultsTest {
    private static final int SEEDS = 300;
    private static final DeliveryPromise AT_LEAST_ONCE = DeliveryPromise.atLeastOnce(DeliveryModel.LARGEST_BATCH);
    private static final DeliveryPromise EFFECTIVELY_ONCE = DeliveryPromise.effectivelyOnce();

    /** What each fault is to be called, whether the connector crashes at other places or not. */
    private static final Map<Fault, Finding> NAMES = new EnumMap<>(Map.of(
            Fault.LOSES_TAIL_OF_BATCH, Finding.MISSING,
            Fault.LOSES_ONE_EVENT, Finding.MISSING,
            Fault.SAVES_POSITION_BEFORE_DELIVERY, Finding.MISSING,
            Fault.SWALLOWS_FAILED_EVENT, Finding.MISSING,
            Fault.SWAPS_TWO_OF_A_KEY, Finding.OUT_OF_ORDER,
            Fault.RETRIES_ONLY_THE_FAILED_EVENT, Finding.OUT_OF_ORDER,
            Fault.CHANGES_CONTENT, Finding.CHANGED,
            Fault.EXCHANGES_CONTENTS, Finding.CHANGED,
            Fault.WRITES_UNDER_ANOTHER_KEY, Finding.STRANGER));

    static Stream<Fault> faultsOfAnyMode() {
        return NAMES.keySet().stream();
    }

    @Test
    void neverBlamesARightDeliveryWithCrashes() {
        long repeats = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            LedgerReport report = new DeliveryModel(seed, true).deliver(Fault.NONE);
            assertThatCode(() -> report.assertKept(AT_LEAST_ONCE)).as("seed %d", seed).doesNotThrowAnyException();
            repeats += report.repeats();
        }
        assertThat(repeats).as("the crashes did repeat something").isGreaterThan(SEEDS);
    }

    @Test
    void neverBlamesARightDeliveryWithoutRepeats() {
        for (long seed = 0; seed < SEEDS; seed++) {
            LedgerReport report = new DeliveryModel(seed, false).deliver(Fault.NONE);
            assertThatCode(() -> report.assertKept(EFFECTIVELY_ONCE)).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("faultsOfAnyMode")
    void namesTheFaultAmongCrashes(Fault fault) {
        for (long seed = 0; seed < SEEDS; seed++) {
            LedgerReport report = new DeliveryModel(seed, true).deliver(fault);
            assertNamed(report, AT_LEAST_ONCE, NAMES.get(fault), seed);
        }
    }

    @ParameterizedTest
    @MethodSource("faultsOfAnyMode")
    void namesTheFaultWhereNothingMayRepeat(Fault fault) {
        for (long seed = 0; seed < SEEDS; seed++) {
            LedgerReport report = new DeliveryModel(seed, false).deliver(fault);
            assertNamed(report, EFFECTIVELY_ONCE, NAMES.get(fault), seed);
        }
    }

    @Test
    void namesRepeatsFromBehindTheWindow() {
        for (long seed = 0; seed < SEEDS; seed++) {
            LedgerReport report = new DeliveryModel(seed, true).deliver(Fault.STARTS_FROM_AN_OLD_POSITION);
            assertNamed(report, AT_LEAST_ONCE, Finding.REPEATED_TOO_LATE, seed);
        }
    }

    @Test
    void namesOneRepeatWhereNothingMayRepeat() {
        for (long seed = 0; seed < SEEDS; seed++) {
            LedgerReport report = new DeliveryModel(seed, false).deliver(Fault.REPEATS_WITHIN_BATCH);
            assertNamed(report, EFFECTIVELY_ONCE, Finding.REPEATED, seed);
            assertThat(report.findings(AT_LEAST_ONCE)).as("seed %d", seed).isEmpty();
        }
    }

    private static void assertNamed(LedgerReport report, DeliveryPromise promise, Finding finding, long seed) {
        assertThat(report.findings(promise)).as("seed %d", seed).isEqualTo(Set.of(finding));
        assertThatThrownBy(() -> report.assertKept(promise)).as("seed %d", seed).isInstanceOf(AssertionError.class)
                .hasMessageContaining(finding.words());
    }
}
