package dev.wadi.camel.pubsub;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Makes endpoints that read a Pub/Sub subscription or publish to a topic. */
@Component("pubsub-messages")
public class PubSubMessagesComponent extends DefaultComponent {

    @Metadata(description = "Client for endpoints that name none.", autowired = true)
    private PubSubClient client;

    public PubSubMessagesComponent() {}

    public PubSubMessagesComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PubSubMessagesConfiguration configuration = new PubSubMessagesConfiguration();
        configuration.setClient(client);
        PubSubMessagesEndpoint endpoint = new PubSubMessagesEndpoint(uri, this, configuration);
        endpoint.setResource(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public PubSubClient getClient() {
        return client;
    }

    public void setClient(PubSubClient client) {
        this.client = client;
    }
}
