package dev.wadi.compiler.service;

import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.PubSubAuth;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Pub/Sub service becomes a client bean, shared by all its connectors. A token is a property, so no route has it. */
public final class PubSubServiceCompiler {

    private final CompileContext context;

    public PubSubServiceCompiler(CompileContext context) {
        this.context = context;
    }

    /** The client's bean. */
    public Map<String, Object> bean(PubSubService service) {
        Map<String, Object> bean = new LinkedHashMap<>();
        bean.put("name", context.names().service(service.name()));
        bean.put("type", "dev.wadi.camel.pubsub.PubSubClient");
        bean.put("destroyMethod", "close");
        bean.put("properties", new LinkedHashMap<>(properties(service)));
        return bean;
    }

    /** Settings of a client for the service, by the names of the bean's properties. */
    public Map<String, String> properties(PubSubService service) {
        Map<String, String> properties = new LinkedHashMap<>();
        service.projectId().ifPresent(project -> properties.put("project", reference(project)));
        service.endpoint().ifPresent(endpoint -> properties.put("endpoint", reference(endpoint)));
        PubSubAuth auth = service.auth().orElse(null);
        if (auth instanceof PubSubAuth.ServiceAccount account) {
            properties.put("login", "serviceAccount");
            properties.put("keyFile", reference(account.accountKeyPath()));
        } else if (auth instanceof PubSubAuth.StaticToken token) {
            String name = context.names().service(service.name()) + ".token";
            context.properties().setText(name, "{{env:" + token.envTokenName() + "}}");
            properties.put("login", "staticToken");
            properties.put("token", "{{" + name + "}}");
        } else if (auth instanceof PubSubAuth.ApplicationDefault) {
            properties.put("login", "applicationDefault");
        } else {
            properties.put("login", "none");
        }
        return properties;
    }

    private static String reference(Text text) {
        return MongoDbServiceCompiler.address(text);
    }
}
