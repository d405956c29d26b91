package dev.wadi.definition;

/** Whether the position is saved. */
@Section(title = "Checkpoint", doc = "Whether the connector's position is saved.")
public record CheckpointDefinition(
        Origin origin,
        @Option(doc = "false: every start begins at the present (MongoDB) or where the consumer group stands (Kafka).")
        boolean enabled) {}
