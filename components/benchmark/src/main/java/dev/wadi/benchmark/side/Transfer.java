package dev.wadi.benchmark.side;

import org.bson.BsonDocument;

/**
 * What a side has to move from where to where.
 *
 * @param fromMongo from the collection to the topic; else from the topic to the collection
 * @param batchSize most events in one batch
 * @param group a consumer group that is new, so that the topic is read from its beginning
 * @param writeMode {@code insert} or {@code replace}
 * @param start position before the first change to move, null when the source is the topic
 * @param schema the Avro schema in which changes arrive, null when they arrive as JSON
 * @param http address that changes are posted to instead of the topic, null when they are not
 * @param inFlight how many are posted at once
 */
public record Transfer(boolean fromMongo, String connectionString, String database, String collection, String brokers,
        String topic, int batchSize, String group, String writeMode, BsonDocument start, String schema, String http, int inFlight) {

    /** The same with changes in Avro, or in JSON without a schema. */
    public Transfer withSchema(String avroSchema) {
        return new Transfer(fromMongo, connectionString, database, collection, brokers, topic, batchSize, group, writeMode, start,
                avroSchema, http, inFlight);
    }

    /** The same, posted to an HTTP server. */
    public Transfer toHttp(String address, int requestsAtOnce) {
        return new Transfer(fromMongo, connectionString, database, collection, brokers, topic, batchSize, group, writeMode, start,
                schema, address, requestsAtOnce);
    }
}
