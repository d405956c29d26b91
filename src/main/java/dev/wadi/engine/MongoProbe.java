package dev.wadi.engine;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;

/** Asks a MongoDB deployment with {@code ping}. */
final class MongoProbe implements ServiceProbe {

    private static final int PATIENCE_MILLIS = 3000;

    @Override
    public ServiceAnswer ask(Map<String, String> clientProperties) {
        MongoClientSettings settings;
        try {
            settings = MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(clientProperties.get(ServiceAddress.CONNECTION_STRING)))
                    .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                    .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                            .readTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                    .build();
        } catch (IllegalArgumentException e) {
            return ServiceAnswer.refused("bad connection string: " + FailureText.of(e));
        }
        try (MongoClient client = MongoClients.create(settings)) {
            return ping(client);
        } catch (MongoException e) {
            // mongodb+srv looks its names up while the client is made
            return ServiceAnswer.silent(FailureText.of(e));
        }
    }

    private static ServiceAnswer ping(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return ServiceAnswer.ready();
        } catch (MongoSecurityException e) {
            String user = e.getCredential().getUserName();
            // the server's own words; the driver's message is its whole answer
            String why = rootOf(e) instanceof MongoCommandException answer ? answer.getErrorMessage() : FailureText.of(e);
            return ServiceAnswer.refused((user == null ? "" : "user " + user + ": ") + why);
        } catch (MongoTimeoutException e) {
            // the driver's own message is its whole view of the cluster
            return ServiceAnswer.silent(client.getClusterDescription().getServerDescriptions().stream()
                    .map(MongoProbe::describe)
                    .collect(Collectors.joining("; ")));
        }
    }

    private static String describe(ServerDescription server) {
        String why = server.getException() == null
                ? "does not answer as the connection string asks (" + server.getType() + ")"
                : FailureText.of(rootOf(server.getException()));
        return server.getAddress() + ": " + why;
    }

    /** "Connection refused" says it; the driver's "Exception opening socket" around it does not. */
    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
