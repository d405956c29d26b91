package dev.wadi.camel.pubsub;

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
 * Read the messages of a Google Pub/Sub subscription in batches that are acknowledged once they are delivered, or publish batches to a
 * topic.
 *
 * <p>{@code pubsub-messages:orders} is the subscription, or for a producer the topic, of the client's project;
 * {@code pubsub-messages:projects/shop/topics/orders} names it in full.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "pubsub-messages",
        title = "Pub/Sub Messages",
        syntax = "pubsub-messages:resource",
        category = {Category.CLOUD, Category.MESSAGING},
        headersClass = PubSubMessagesConstants.class)
public class PubSubMessagesEndpoint extends DefaultEndpoint {

    @UriPath(description = "Name of the subscription (consumer) or topic (producer), short or in full:"
            + " projects/PROJECT/subscriptions/NAME.")
    @Metadata(required = true)
    private String resource;

    @UriParam
    private PubSubMessagesConfiguration configuration;

    public PubSubMessagesEndpoint(String uri, PubSubMessagesComponent component, PubSubMessagesConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        PubSubMessagesConsumer consumer = new PubSubMessagesConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new PubSubMessagesProducer(this);
    }

    /** @throws IllegalArgumentException when no client is set */
    PubSubClient client() {
        if (configuration.getClient() == null) {
            throw new IllegalArgumentException(this + " needs a client: set the option client to a PubSubClient bean");
        }
        return configuration.getClient();
    }

    public String getResource() {
        return resource;
    }

    public void setResource(String resource) {
        this.resource = resource;
    }

    public PubSubMessagesConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(PubSubMessagesConfiguration configuration) {
        this.configuration = configuration;
    }
}
