package dev.wadi.camel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Delivery under thousands of seeds: {@code -Dsimulation.seeds=N} runs so many, {@code -Dsimulation.from=N} begins at another than
 * 0, {@code -Dsimulation.seed=N} runs one and prints its steps.
 */
class SimulationTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 5000);
    private static final long FROM = Long.getLong("simulation.from", 0);
    private static final Long ONLY = Long.getLong("simulation.seed");
    /** Within so many seeds each mutation has to be found. */
    private static final int SEEDS_TO_FIND = 200;

    @TempDir
    Path folder;

    @Test
    void keepsItsPromisesWhateverHappens() {
        if (ONLY != null) {
            Simulation one = simulation(ONLY, Mutation.NONE, true);
            one.run();
            one.trace().forEach(System.out::println);
            return;
        }
        long begin = System.nanoTime();
        long steps = 0;
        long starts = 0;
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            Simulation simulation = simulation(seed, Mutation.NONE, false);
            try {
                simulation.run();
            } catch (AssertionError e) {
                showAgain(seed, e);
            }
            steps += simulation.steps();
            starts += simulation.starts();
        }
        System.out.printf("simulation: %d seeds from %d, %d steps, %d starts, %.1f s%n",
                SEEDS, FROM, steps, starts, (System.nanoTime() - begin) / 1e9);
    }

    @Test
    void repeatsARunStepForStep() {
        for (long seed = 0; seed < 50; seed++) {
            Simulation first = simulation(seed, Mutation.NONE, true);
            first.run();
            Simulation second = simulation(seed, Mutation.NONE, true);
            second.run();
            assertThat(second.trace()).as("seed %d", seed).isEqualTo(first.trace());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mutation.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void findsAMutation(Mutation mutation) {
        for (long seed = 0; seed < SEEDS_TO_FIND; seed++) {
            try {
                simulation(seed, mutation, false).run();
            } catch (AssertionError found) {
                System.out.printf("simulation: %s found by %s%n", mutation, found.getMessage().lines().findFirst().orElseThrow());
                return;
            }
        }
        fail("%s was not found in %d seeds", mutation, SEEDS_TO_FIND);
    }

    /** The same seed once more, with every step written down. */
    private void showAgain(long seed, AssertionError without) {
        simulation(seed, Mutation.NONE, true).run();
        throw new AssertionError("seed " + seed + " failed, but not a second time", without);
    }

    /** Some keep their positions in files; in memory is faster. */
    private Simulation simulation(long seed, Mutation mutation, boolean traced) {
        try {
            return new Simulation(seed, mutation, traced, seed % 16 == 0 ? Files.createTempDirectory(folder, "seed") : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
