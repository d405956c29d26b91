package dev.wadi.benchmark.measure;

import com.mongodb.client.MongoCollection;

/** A collection that began empty; its count is kept by the server, so asking costs nothing. */
record CollectionDestination(MongoCollection<?> collection) implements Destination {

    @Override
    public long arrived() {
        return collection.estimatedDocumentCount();
    }

    @Override
    public void close() {
        // The client belongs to the site.
    }
}
