package dev.wadi.definition;

/** A MongoDB deployment and one database of it. */
@Section(title = "Service: MongoDB", word = "mongodb",
        doc = "A MongoDB deployment (a replica set or a sharded cluster for sources) and one database of it.")
public record MongoDbService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Connection string of the MongoDB driver.", secrecy = Secrecy.IF_USER_IN_ADDRESS) Text connectionString,
        @Option(doc = "Database of sources, sinks and stores that use this service.") Text dbName,
        @Option(doc = "What sinks do with an event; a sink's own write_mode wins. insert: every event is inserted, so one "
                + "whose _id is there already is an error. replace: the document of the same _id is replaced, or inserted. "
                + "mirror: as replace, and a deleted document is deleted.", defaultsTo = "insert") WriteMode writeMode)
        implements ServiceDefinition {}
