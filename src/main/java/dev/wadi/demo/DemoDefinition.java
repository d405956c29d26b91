package dev.wadi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The definition that the demo runs: what a person would write, with the addresses of the demo's servers. */
final class DemoDefinition {

    static final String DATABASE = "shop";
    static final String COLLECTION = "orders";
    static final String TOPIC = "orders-topic";

    private DemoDefinition() {}

    static String text(DemoServers servers) {
        return """
                [[services]]
                provider = "mongodb"
                name = "shop-db"
                connection_string = "%s"
                db_name = "%s"

                [[services]]
                provider = "kafka"
                name = "local-kafka"
                "bootstrap.servers" = "%s"

                [[connectors]]
                enabled = true
                name = "orders"
                source = { service_name = "shop-db", resource = "%s", output_encoding = "json" }
                sinks = [ { service_name = "local-kafka", resource = "%s", output_encoding = "json" } ]
                """.formatted(servers.mongo().connectionString(), DATABASE, servers.kafka().bootstrapServers(), COLLECTION, TOPIC);
    }

    static Path write(String text, Path folder) throws IOException {
        return Files.writeString(folder.resolve("demo.toml"), text);
    }
}
