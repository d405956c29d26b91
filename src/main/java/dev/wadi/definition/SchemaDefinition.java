package dev.wadi.definition;

/** A schema under the name that a connector uses for it. */
@Section(title = "Schema", doc = "Binds a schema that a service keeps to a name for use in this connector.")
public record SchemaDefinition(
        Origin origin,
        @Option(doc = "What schema_id refers to.") String id,
        @Option(doc = "Service (mongodb or pubsub) that keeps the schema.") String serviceName,
        @Option(doc = "Id or name of the schema at the service.") Text resource) {}
