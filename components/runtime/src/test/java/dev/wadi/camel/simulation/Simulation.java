package dev.wadi.camel.simulation;

import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.FailureRule;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.delivery.FailurePolicy;
import dev.wadi.camel.state.CheckpointException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One seed: a world, a scenario, and a connector that is started again until its source has no more. Runs once. */
final class Simulation {

    private static final int MOST_STARTS = 1000;

    /** What outlives a connector. */
    record Surroundings(Scenario scenario, World world, Judge judge, SimulatedPositions positions, SimulatedDeadLetters deadLetters,
            List<SimulatedSink> sinks, FailureRule rule, Set<SimulatedEvent> badAtSource) {}

    private final long seed;
    private final Mutation mutation;
    private final World world;
    private final Scenario scenario;
    private final Judge judge;
    private final Surroundings around;
    private int starts;

    /** @param folder for the positions, fresh for each run; null: they are kept in memory */
    Simulation(long seed, Mutation mutation, boolean traced, Path folder) {
        this.seed = seed;
        this.mutation = mutation;
        world = new World(seed, traced);
        scenario = Scenario.of(world);
        judge = new Judge(scenario);
        List<SimulatedSink> sinks = scenario.sinks().stream().map(plan -> new SimulatedSink(plan, scenario, world, judge)).toList();
        around = new Surroundings(scenario, world, judge, new SimulatedPositions(world, judge, folder),
                new SimulatedDeadLetters(world, judge), sinks, rule(), badAtSource());
    }

    /** @throws AssertionError that says what was broken, after which step, and how to see it again */
    void run() {
        try {
            while (!runOnce()) {
                judge.restarted();
            }
            judge.ended();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", step " + world.steps() + ": " + e.getMessage()
                    + "\nagain with -Dsimulation.seed=" + seed + "\n" + scenario + "\n" + String.join("\n", world.trace()), e);
        } finally {
            around.positions().close();
        }
    }

    /** Steps of the run so far. */
    int steps() {
        return world.steps();
    }

    /** How often the connector was started. */
    int starts() {
        return starts;
    }

    List<String> trace() {
        return world.trace();
    }

    /** @return whether the source has no more */
    private boolean runOnce() {
        if (++starts > MOST_STARTS) {
            throw new AssertionError("the connector does not come to an end in " + MOST_STARTS + " starts");
        }
        world.trace(() -> "start");
        try {
            around.positions().open();
            SimulatedSource source = scenario.stream()
                    ? new StreamSource(scenario, world, around.positions())
                    : new LaneSource(scenario, world, around.positions());
            new SimulatedConnector(around, source, mutation).run();
            return true;
        } catch (Killed e) {
            world.trace(() -> "killed");
        } catch (InterruptedException e) {
            world.trace(() -> "stopped");
        } catch (CheckpointException e) {
            world.trace(() -> "failed: the position was not saved");
        } catch (ConnectorFailedException e) {
            world.trace(() -> "failed: " + e.getCause());
            mend(e.failure());
        }
        return false;
    }

    private void mend(EventFailure failure) {
        if (failure == null) {
            return;
        }
        SimulatedEvent event = (SimulatedEvent) failure.origin();
        if (failure.sink() == null) {
            around.badAtSource().remove(event);
        }
        around.sinks().stream().filter(sink -> sink.id().equals(failure.sink())).forEach(sink -> sink.mend(event));
    }

    private FailureRule rule() {
        FailurePolicy policy = new FailurePolicy();
        policy.setOnFailure(scenario.onFailure());
        String own = scenario.sinks().stream().filter(plan -> plan.onFailure() != null).map(plan -> plan.id() + "=" + plan.onFailure())
                .collect(Collectors.joining(","));
        if (!own.isEmpty()) {
            policy.setOnFailureOf(own);
        }
        return failure -> {
            OnFailure decision = policy.decide(failure);
            judge.decided(failure, decision);
            return decision;
        };
    }

    private Set<SimulatedEvent> badAtSource() {
        Set<SimulatedEvent> bad = new HashSet<>();
        scenario.lanes().forEach(lane -> lane.forEach(event -> {
            if (scenario.badAtSource() > 0 && world.below(scenario.badAtSource()) == 0) {
                bad.add(event);
            }
        }));
        return bad;
    }
}
