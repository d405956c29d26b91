/**
 * The {@code mongodb-changes} component: reads a collection's change stream and writes changes to a collection.
 *
 * <p>Source: {@link dev.wadi.camel.mongodb.MongoDbChangesConsumer} owns two threads. One reads ahead
 * ({@code ChangeStreamReader}), one delivers and saves positions ({@code ChangeDelivery}); an event buffer lies between. Sink:
 * {@link dev.wadi.camel.mongodb.MongoDbChangesProducer} turns a batch into one ordered bulk write,
 * {@link dev.wadi.camel.mongodb.MongoDbTransaction} puts it and the position into one transaction. May import {@code batch},
 * {@code delivery}, {@code state}, {@code progress} and the constants.
 *
 * <p>Why it exists beside Camel's {@code mongodb:} endpoint: that one's change-stream consumer drops an event whose processing
 * fails, keeps its resume token in memory only, reads every {@code _id} as an ObjectId, and knows no batches; its bulk write
 * takes decoded documents only and does not say which of them were written.
 */
package dev.wadi.camel.mongodb;
