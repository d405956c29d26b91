package dev.wadi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceWaitTest {

    private static final ServiceAddress SERVICE = new ServiceAddress("kafka", ServiceAddress.Kind.KAFKA, "a.toml:7",
            Map.of("bootstrap.servers", "{{kafka.brokers}}"));

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<String> silences = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void shutDown() {
        scheduler.shutdownNow();
    }

    @Test
    void asksUntilTheServiceAnswers() {
        ServiceWait wait = waitFor(Duration.ofSeconds(30), ServiceAnswer.silent("nobody"), ServiceAnswer.ready());

        assertThat(wait.ready()).succeedsWithin(60, TimeUnit.SECONDS);
        assertThat(silences).containsExactly("nobody");
        assertThat(asked).hasSize(2).allMatch(Map.of("bootstrap.servers", "host:9092")::equals);
    }

    @Test
    void endsAtOnceWhenTheServiceRefuses() {
        ServiceWait wait = waitFor(Duration.ofSeconds(30), ServiceAnswer.refused("wrong password"));

        assertThat(wait.ready()).failsWithin(60, TimeUnit.SECONDS)
                .withThrowableThat().havingRootCause().withMessage("kafka (a.toml:7) refuses: wrong password");
        assertThat(silences).isEmpty();
    }

    @Test
    void givesUpAtTheLimit() {
        ServiceWait wait = waitFor(Duration.ofMillis(300), ServiceAnswer.silent("nobody"), ServiceAnswer.silent("nobody"));

        assertThat(wait.ready()).failsWithin(60, TimeUnit.SECONDS)
                .withThrowableThat().havingRootCause().withMessageContaining("could not be reached").withMessageContaining("nobody");
    }

    private ServiceWait waitFor(Duration limit, ServiceAnswer... answers) {
        Deque<ServiceAnswer> left = new ArrayDeque<>(List.of(answers));
        ServiceProbe probe = properties -> {
            asked.add(properties);
            return left.size() > 1 ? left.pop() : left.peek();
        };
        ServiceWait wait = new ServiceWait(SERVICE, probe, text -> text.replace("{{kafka.brokers}}", "host:9092"), limit, scheduler);
        wait.start(() -> silences.add(wait.lastReason()));
        return wait;
    }
}
