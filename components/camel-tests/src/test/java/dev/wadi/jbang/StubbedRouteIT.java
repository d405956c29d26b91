package dev.wadi.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.servers.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.stub.StubEndpoint;
import org.apache.camel.main.KameletMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compiled route without any server: every external endpoint is a stub, as in {@code camel run --stub=all}. */
class StubbedRouteIT {

    /** Nobody listens there. */
    private static final String MONGO = "mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=500";

    @TempDir
    Path folder;

    @Test
    void startsByTheCamelCommand() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(CompiledFiles.copyTo(folder)));
        arguments.add("--stub=all");
        CamelProcess camel = CamelProcess.in(folder, Map.of("MONGO_URI", MONGO, "KAFKA_BROKERS", "127.0.0.1:9"));

        try (ChildProcess process = camel.run(arguments.toArray(String[]::new))) {
            process.awaitLine("Started users-sync (mongodb-changes://app_db/users)", Duration.ofSeconds(120));
            process.terminate(Duration.ofSeconds(60));
            assertThat(camel.hasPosition()).isFalse();
        }
    }

    @Test
    void startsInKameletMain() throws Exception {
        CompiledFiles.copyTo(folder);
        KameletMain main = new KameletMain("wadi");
        main.setDownload(false);
        main.setProfile("prod");
        main.setStubPattern("component:*");
        main.addInitialProperty("camel.main.routesIncludePattern", "file:" + folder + "/*.camel.yaml");
        main.addInitialProperty("mongo-local.connectionString", MONGO);
        main.addInitialProperty("kafka-local.brokers", "127.0.0.1:9");
        main.addInitialProperty("wadi.state", folder.toString());
        main.start();
        try {
            assertThat(main.getCamelContext().getRouteController().getRouteStatus("users-sync").isStarted()).isTrue();
            assertThat(main.getCamelContext().getEndpoints()).isNotEmpty().hasOnlyElementsOfType(StubEndpoint.class);
        } finally {
            main.stop();
        }
    }
}
