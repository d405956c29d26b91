package dev.wadi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark must not rot; how fast anything is, no test says. */
class BenchmarkIT {

    /** The benchmark starts its own; this one only skips the test aloud where there is no mongod. */
    @MongoReplicaSet
    static MongoBackend mongo;

    @TempDir
    private Path folder;

    @Test
    void measuresEveryPartOfBothSides() throws IOException {
        Path table = folder.resolve("table.md");

        // A run that does not deliver every event exactly once ends the benchmark with another code.
        int exitCode = BenchmarkMain.run("--events", "2000", "--warm-up", "500", "--rounds", "1", "--rate", "500",
                "--seconds", "1", "--jvm-option", "-Xmx512m", "--jvm-option", "-XX:TieredStopAtLevel=1",
                "--out", table.toString(), "--keep", folder.resolve("runs").toString());

        assertThat(exitCode).isZero();
        List<String> rows = Files.readAllLines(table);
        for (String transfer : List.of("MongoDB to Kafka, backlog", "MongoDB to Kafka as Avro, backlog", "MongoDB to Kafka, committed, backlog",
                "Kafka to MongoDB, insert, backlog", "Kafka to MongoDB, replace, backlog", "MongoDB to Kafka, 500 inserts/s")) {
            assertThat(rows).filteredOn(row -> row.startsWith("| " + transfer + " |")).hasSize(3);
        }
    }
}
