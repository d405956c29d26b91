package dev.wadi.camel.mongodb;

import com.mongodb.client.MongoClient;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Makes endpoints that read a MongoDB change stream or write changes to a collection. */
@Component("mongodb-changes")
public class MongoDbChangesComponent extends DefaultComponent {

    @Metadata(description = "Client for endpoints that name none.", autowired = true)
    private MongoClient client;

    public MongoDbChangesComponent() {}

    public MongoDbChangesComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MongoDbChangesConfiguration configuration = new MongoDbChangesConfiguration();
        configuration.setClient(client);
        MongoDbChangesEndpoint endpoint = new MongoDbChangesEndpoint(uri, this, configuration);
        int slash = remaining.indexOf('/');
        endpoint.setDatabase(slash < 0 ? remaining : remaining.substring(0, slash));
        endpoint.setCollection(slash < 0 ? null : remaining.substring(slash + 1));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public MongoClient getClient() {
        return client;
    }

    public void setClient(MongoClient client) {
        this.client = client;
    }
}
