package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadi.camel.state.FileCheckpointRepository;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.fault.Seed;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.ledger.DeliveryPromise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the positions is full: the connector says so and ends, and goes on behind its last position once there is room. */
class FullDiskIT {

    private static final int SOME = 1000;

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    @Test
    void goesOnWhenADiskInMemoryHasRoomAgain() throws Exception {
        Optional<SmallDisk> disk = SmallDisk.mount(folder.resolve("state"));
        if (disk.isEmpty()) {
            System.out.println("SKIPPED " + getClass().getName() + " on a disk of its own: mounting one takes root");
        }
        assumeTrue(disk.isPresent(), "mounting a disk takes root");
        try (SmallDisk mounted = disk.get()) {
            stopsOnAFullDiskAndGoesOn("diskInMemory", mounted);
        }
    }

    @Test
    void goesOnWhenTheDeviceBehindAPositionFileHasRoomAgain() throws Exception {
        if (!Files.exists(Path.of("/dev/full"))) {
            System.out.println("SKIPPED " + getClass().getName() + " on /dev/full: this system has none");
        }
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
        try (SmallDisk disk = SmallDisk.of(folder.resolve("state/positions/orders-copy.positions.json.tmp"))) {
            stopsOnAFullDiskAndGoesOn("devFull", disk);
        }
    }

    private void stopsOnAFullDiskAndGoesOn(String name, SmallDisk disk) throws Exception {
        try (MongoToKafka flow = new MongoToKafka(mongo, kafka, folder, Seed.of(name))) {
            flow.withConnector("restart = { max_attempts = 0 }").start().write(SOME).awaitDelivery().assertKept(DeliveryPromise.effectivelyOnce());

            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(1)).until(() -> {
                disk.fill();
                flow.write(50);
                return !flow.wadi().alive();
            });

            assertThat(flow.wadi().awaitExit()).isEqualTo(1);
            assertThat(flow.wadi().awaitLine("orders-copy: failed")).contains("position of connector orders-copy was not saved to",
                    "No space left on device", "check the folder's rights and free space");
            String position = savedPosition();
            assertThat(position).contains("_data");

            disk.free();
            flow.wadi().start();
            flow.write(SOME);
            // The batch whose position could not be saved had been delivered; it was not settled, so it comes once more.
            assertThat(flow.awaitDelivery().assertKept(DeliveryPromise.atLeastOnce(MongoToKafka.LARGEST_BATCH)).repeats())
                    .isPositive();
            await().atMost(Duration.ofSeconds(60)).until(() -> !savedPosition().equals(position));
        }
    }

    private String savedPosition() {
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(folder.resolve("state/positions").toString());
        return repository.getState("orders-copy");
    }
}
