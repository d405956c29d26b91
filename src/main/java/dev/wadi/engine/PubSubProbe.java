package dev.wadi.engine;

import com.google.api.gax.rpc.ApiException;
import dev.wadi.camel.pubsub.PubSubClient;
import dev.wadi.camel.pubsub.PubSubException;
import dev.wadi.camel.pubsub.PubSubLogin;
import java.time.Duration;
import java.util.Map;

/** Asks Pub/Sub for a topic that need not be there: that it answers, and takes the login, is what counts. */
final class PubSubProbe implements ServiceProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public ServiceAnswer ask(Map<String, String> clientProperties) {
        try (PubSubClient client = new PubSubClient()) {
            client.setProject(clientProperties.get("project"));
            client.setEndpoint(clientProperties.get("endpoint"));
            client.setLogin(PubSubLogin.valueOf(clientProperties.get("login")));
            client.setKeyFile(clientProperties.get("keyFile"));
            client.setToken(clientProperties.get("token"));
            client.ask(PATIENCE);
            return ServiceAnswer.ready();
        } catch (PubSubException e) {
            return ServiceAnswer.refused(FailureText.of(e));
        } catch (ApiException e) {
            return switch (e.getStatusCode().getCode()) {
                case UNAUTHENTICATED -> ServiceAnswer.refused("the login is not taken: " + FailureText.of(e));
                default -> ServiceAnswer.silent(FailureText.of(e));
            };
        }
    }
}
