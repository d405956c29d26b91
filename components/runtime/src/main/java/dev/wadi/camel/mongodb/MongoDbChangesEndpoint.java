package dev.wadi.camel.mongodb;

import java.util.Arrays;
import java.util.List;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Read the changes of MongoDB collections with positions that survive crashes, or write changes to a collection.
 *
 * <p>{@code mongodb-changes:shop/orders} is one collection, {@code mongodb-changes:shop/orders,refunds} several in one stream,
 * {@code mongodb-changes:shop} the whole database.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "mongodb-changes",
        title = "MongoDB Changes",
        syntax = "mongodb-changes:database/collection",
        category = {Category.DATABASE},
        headersClass = MongoDbChangesConstants.class)
public class MongoDbChangesEndpoint extends DefaultEndpoint {

    @UriPath(description = "Name of the database.")
    @Metadata(required = true)
    private String database;

    @UriPath(description = "Name of the collection, or names joined by commas; the whole database when left out.")
    private String collection;

    @UriParam
    private MongoDbChangesConfiguration configuration;

    public MongoDbChangesEndpoint(
            String uri, MongoDbChangesComponent component, MongoDbChangesConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        MongoDbChangesConsumer consumer = new MongoDbChangesConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new MongoDbChangesProducer(this);
    }

    /** The collections' names; empty for the whole database. */
    List<String> collections() {
        if (collection == null || collection.isBlank()) {
            return List.of();
        }
        return Arrays.stream(collection.split(",")).map(String::trim).filter(name -> !name.isEmpty()).toList();
    }

    /** {@code shop.orders}, for messages. */
    String namespace() {
        return collections().isEmpty() ? database : database + "." + collection;
    }

    public String getDatabase() {
        return database;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    public String getCollection() {
        return collection;
    }

    public void setCollection(String collection) {
        this.collection = collection;
    }

    public MongoDbChangesConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(MongoDbChangesConfiguration configuration) {
        this.configuration = configuration;
    }
}
