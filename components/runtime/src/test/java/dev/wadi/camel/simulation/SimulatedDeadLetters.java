package dev.wadi.camel.simulation;

import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.deadletter.DeadLetterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A store of dead letters that fails now and then, before, while or after it keeps them. */
final class SimulatedDeadLetters {

    private final World world;
    private final Judge judge;
    private final double failing;

    SimulatedDeadLetters(World world, Judge judge) {
        this.world = world;
        this.judge = judge;
        this.failing = world.chance(0.5) ? 0 : 0.3;
    }

    void add(List<EventFailure> failures) {
        world.step(() -> "write " + failures.size() + " dead letters");
        boolean fails = world.chance(failing);
        int kept = fails ? world.below(failures.size() + 1) : failures.size();
        for (EventFailure failure : failures.subList(0, kept)) {
            judge.deadLettered(failure);
            world.step(() -> "dead letter " + failure.origin() + " of " + failure.sink());
        }
        if (fails) {
            throw world.chance(0.5) ? new UncheckedIOException(new IOException("disk full")) : new DeadLetterException("who knows");
        }
    }
}
