package dev.wadi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Main;
import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    /** The demo starts its own; this one only skips the test aloud where there is no mongod. */
    @MongoReplicaSet
    static MongoBackend mongo;

    @TempDir
    private Path folder;

    @Test
    void endsByItselfWhenTheEventsArrived() {
        ChildCommand command = ChildCommand.javaMain(folder.resolve("demo.log"), Main.class, "demo", "--events", "8");

        try (ChildProcess demo = ChildProcess.start(command)) {
            assertThat(demo.awaitExit(Duration.ofMinutes(2))).as(demo.lastLines()).isZero();

            assertThat(demo.lines()).filteredOn(line -> line.startsWith("  insert   ")).hasSize(2);
            assertThat(demo.lines()).filteredOn(line -> line.startsWith("  update   ")).hasSize(2);
            assertThat(demo.lines()).filteredOn(line -> line.startsWith("  replace  ")).hasSize(2);
            assertThat(demo.lines()).filteredOn(line -> line.startsWith("  delete   ")).hasSize(2);
        }
    }
}
