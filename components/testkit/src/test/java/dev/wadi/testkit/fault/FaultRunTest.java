package dev.wadi.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FaultRunTest {
    private final AtomicLong arrived = new AtomicLong();
    private final List<Integer> shares = new ArrayList<>();
    private final List<Long> moments = new ArrayList<>();
    private final Fault fault = Fault.of("nothing", () -> moments.add(arrived.get()), () -> {});

    @Test
    void writesEverythingAndStrikesInsideEachShare() {
        String said = run(7, () -> {}).strike(fault, 3, 1000, this::write);

        assertThat(shares).containsExactly(333, 333, 334);
        assertThat(moments.get(0)).isBetween(1L, 333L);
        assertThat(moments.get(1)).isBetween(334L, 666L);
        assertThat(moments.get(2)).isBetween(667L, 1000L);
        assertThat(said).startsWith("3 times nothing in ");
    }

    @Test
    void makesTheSameChoicesFromTheSameSeed() {
        assertThat(new Seed("test", 5).random().ints(100)).containsExactly(new Seed("test", 5).random().ints(100).boxed()
                .toArray(Integer[]::new));
        assertThat(new Seed("orders", 5)).hasToString("orders: seed 5, again with -Ddelivery.seed=5");
    }

    @Test
    void saysWhatIsWrongInsteadOfWaiting() {
        FaultRun run = run(1, () -> {
            throw new AssertionError("the program has ended");
        });
        assertThatThrownBy(() -> run.strike(fault, 1, 10, count -> {})).hasMessageContaining("the program has ended");
        assertThat(moments).isEmpty();
    }

    @Test
    void failsWhenTheWriterFails() {
        FaultRun run = run(1, () -> {});
        IntConsumer writer = count -> {
            write(count);
            throw new IllegalStateException("no primary");
        };
        assertThatThrownBy(() -> run.strike(fault, 1, 10, writer)).isInstanceOf(CompletionException.class)
                .hasMessageContaining("no primary");
    }

    @Test
    void lastsAsLongAsAsked() {
        List<String> order = new ArrayList<>();
        Fault longer = new Fault("longer", () -> order.add("strike"), Duration.ofMillis(50), () -> order.add("heal"));
        long start = System.nanoTime();
        longer.happen();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(order).containsExactly("strike", "heal");
    }

    @Test
    void rejectsStrikesWithoutChanges() {
        assertThatThrownBy(() -> run(1, () -> {}).strike(fault, 10, 19, this::write)).hasMessage("19 changes for 10 strikes");
    }

    private FaultRun run(long seed, Runnable health) {
        return new FaultRun(new Seed("test", seed), arrived::get, health);
    }

    private void write(int count) {
        shares.add(count);
        arrived.addAndGet(count);
    }
}
