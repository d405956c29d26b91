package dev.wadi.benchmark.side;

import dev.wadi.Main;
import dev.wadi.camel.state.FileCheckpointRepository;
import dev.wadi.servers.ChildCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The {@code wadi} program with a definition as a person would write it, with its usual delivery or effectively once. */
public final class WadiSide implements Side {

    private static final String CONNECTOR = "bench";
    private static final String SCHEMA_FILE = "order.avsc";
    /** Positions in a topic of each run, so that none begins where another has ended. */
    private static final String ONCE = """
            delivery = "effectively-once"
            positions_topic = "%s-positions"
            """;

    private final boolean effectivelyOnce;

    public WadiSide() {
        this(false);
    }

    private WadiSide(boolean effectivelyOnce) {
        this.effectivelyOnce = effectivelyOnce;
    }

    /** Events and position in one transaction of the sink; for transfers to a topic. */
    public static WadiSide effectivelyOnce() {
        return new WadiSide(true);
    }

    @Override
    public String title() {
        return effectivelyOnce ? "Wadi, effectively once" : "Wadi";
    }

    @Override
    public ChildCommand prepare(Transfer transfer, Path folder, List<String> jvmOptions) {
        Path definition = folder.resolve("bench.toml");
        try {
            Files.writeString(definition, definition(transfer));
            if (transfer.schema() != null) {
                Files.writeString(folder.resolve(SCHEMA_FILE), transfer.schema());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (transfer.start() != null) {
            FileCheckpointRepository positions = new FileCheckpointRepository();
            positions.setDirectory(folder.resolve("state/positions").toString());
            positions.save(CONNECTOR, transfer.start().toJson());
        }
        return Side.java(folder, jvmOptions, Main.class, "run", definition.toString())
                .withEnvironment("WADI_STATE", folder.resolve("state").toString());
    }

    private String definition(Transfer transfer) {
        String fromMongo = """
                source = { service_name = "mongo", resource = "%s", output_encoding = "json" }
                sinks = [ { service_name = "kafka", resource = "%s", output_encoding = "json" } ]
                """.formatted(transfer.collection(), transfer.topic());
        String asAvro = """
                schemas = [ { id = "order", file = "%s" } ]
                source = { service_name = "mongo", resource = "%s", output_encoding = "avro", schema_id = "order" }
                sinks = [ { service_name = "kafka", resource = "%s", output_encoding = "avro" } ]
                """.formatted(SCHEMA_FILE, transfer.collection(), transfer.topic());
        String fromKafka = """
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "bson" }
                sinks = [ { service_name = "mongo", resource = "%s", output_encoding = "bson" } ]
                """.formatted(transfer.topic(), transfer.collection());
        String toHttp = transfer.http() == null ? "" : """
                source = { service_name = "mongo", resource = "%s", output_encoding = "json" }
                sinks = [ { service_name = "web", resource = "orders", output_encoding = "json", max_in_flight = %d } ]

                [[services]]
                provider = "http"
                name = "web"
                host = "%s"
                """.formatted(transfer.collection(), transfer.inFlight(), transfer.http());
        String steps = transfer.http() != null ? toHttp : !transfer.fromMongo() ? fromKafka : transfer.schema() == null ? fromMongo : asAvro;
        return """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "%s"
                write_mode = "%s"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "group.id" = "%s"
                "auto.offset.reset" = "earliest"

                [[connectors]]
                name = "%s"
                checkpoint = { enabled = true }
                %s
                """.formatted(transfer.connectionString(), transfer.database(), transfer.writeMode(), transfer.brokers(),
                transfer.group(), CONNECTOR, effectivelyOnce ? ONCE.formatted(transfer.topic()) : "") + steps;
    }
}
