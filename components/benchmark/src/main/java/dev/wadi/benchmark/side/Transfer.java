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
 */
public record Transfer(boolean fromMongo, String connectionString, String database, String collection, String brokers,
        String topic, int batchSize, String group, String writeMode, BsonDocument start, String schema) {

    /** The same with changes in Avro, or in JSON without a schema. */
    public Transfer withSchema(String avroSchema) {
        return new Transfer(fromMongo, connectionString, database, collection, brokers, topic, batchSize, group, writeMode, start,
                avroSchema);
    }
}
