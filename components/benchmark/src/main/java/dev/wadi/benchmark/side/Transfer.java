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
 */
public record Transfer(boolean fromMongo, String connectionString, String database, String collection, String brokers,
        String topic, int batchSize, String group, String writeMode, BsonDocument start) {}
