package dev.wadi.camel.pubsub;

import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.pubsub.v1.SchemaServiceClient;
import com.google.cloud.pubsub.v1.SchemaServiceSettings;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.stub.GrpcPublisherStub;
import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.cloud.pubsub.v1.stub.PublisherStubSettings;
import com.google.pubsub.v1.GetTopicRequest;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Google Pub/Sub as one service of a definition: where it is, how to log in, and the connections that its endpoints and schemas share.
 *
 * <p>Without an {@link #setEndpoint endpoint} it is the emulator that {@code PUBSUB_EMULATOR_HOST} names, else Google's own. Only the
 * emulator is spoken to without TLS, and it is never sent a login.
 *
 * <p>Errors: {@link PubSubException} for a key file or token that cannot be used; other faults meet whoever uses a connection.
 * Lifecycle and threads: configured once, connects when first used, safe to share; {@link #close} ends what is shared.
 */
public final class PubSubClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PubSubClient.class);
    /** Reports with its whole stack, again and again, what every call that fails says in its status; a field, or its level would be lost. */
    private static final java.util.logging.Logger CHANNELS = java.util.logging.Logger.getLogger("io.grpc.internal.ManagedChannelImpl");
    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/pubsub");
    /** The service sends up to 10 MB a message and packs several into a response. */
    private static final int MAX_INBOUND_BYTES = 20 * 1024 * 1024;
    /** As Google's own subscriber does it: a connection that a firewall has forgotten is noticed. */
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

    static {
        CHANNELS.setLevel(Level.OFF);
    }

    private String project;
    private String endpoint;
    private PubSubLogin login = PubSubLogin.applicationDefault;
    private String keyFile;
    private String token;
    private Duration requestTimeout = Duration.ofSeconds(30);

    private PublisherStub publisher;
    private SchemaServiceClient schemas;
    private boolean closed;

    /** Channels to the service, each made by whoever asks for it. */
    TransportChannelProvider channels(ClientInterceptor... interceptors) {
        Server server = server();
        InstantiatingGrpcChannelProvider.Builder channels = SubscriptionAdminSettings.defaultGrpcTransportProviderBuilder()
                .setMaxInboundMessageSize(MAX_INBOUND_BYTES)
                .setKeepAliveTimeDuration(KEEP_ALIVE)
                .setInterceptorProvider(() -> List.of(interceptors));
        if (server.endpoint() != null) {
            channels.setEndpoint(server.endpoint());
        }
        if (server.emulated()) {
            channels.setChannelConfigurator(ManagedChannelBuilder::usePlaintext);
        }
        return channels.build();
    }

    /** What logs in: read when it is asked for, so a key file is read anew whenever a connection is made. */
    CredentialsProvider credentials() {
        if (server().emulated()) {
            return NoCredentialsProvider.create();
        }
        return switch (login) {
            case none -> NoCredentialsProvider.create();
            case applicationDefault -> PublisherStubSettings.defaultCredentialsProviderBuilder().setScopesToApply(SCOPES).build();
            case staticToken -> FixedCredentialsProvider.create(OAuth2Credentials.create(new AccessToken(needed(token, "token").strip(), null)));
            case serviceAccount -> FixedCredentialsProvider.create(serviceAccount());
        };
    }

    private OAuth2Credentials serviceAccount() {
        Path file = Path.of(needed(keyFile, "keyFile"));
        try (InputStream key = Files.newInputStream(file)) {
            return (OAuth2Credentials) ServiceAccountCredentials.fromStream(key).createScoped(SCOPES);
        } catch (IOException | IllegalArgumentException e) {
            // the parser's own message may quote what it read
            throw new PubSubException("the key file " + file + " of the service account cannot be used: "
                    + (Files.isReadable(file) ? "it is no JSON key of a service account" : "it cannot be read"), e);
        }
    }

    private static String needed(String value, String option) {
        if (value == null || value.isBlank()) {
            throw new PubSubException("the Pub/Sub client needs its property " + option);
        }
        return value;
    }

    private Server server() {
        return Server.of(endpoint, login, System.getenv());
    }

    /** The connection that all sinks of the service publish over. It does not repeat requests: the sink's own policy does. */
    synchronized PublisherStub publisher() {
        if (publisher == null) {
            try {
                PublisherStubSettings.Builder settings = PublisherStubSettings.newBuilder()
                        .setTransportChannelProvider(channels()).setCredentialsProvider(credentials());
                settings.publishSettings().setBatchingSettings(BatchingSettings.newBuilder().setIsEnabled(false).build())
                        .setRetryableCodes(Set.of()).setSimpleTimeoutNoRetriesDuration(requestTimeout);
                publisher = GrpcPublisherStub.create(settings.build());
            } catch (IOException e) {
                throw unusable(e);
            }
        }
        return publisher;
    }

    /** The connection to the schemas of the service's projects. */
    public synchronized SchemaServiceClient schemas() {
        if (schemas == null) {
            try {
                schemas = SchemaServiceClient.create(SchemaServiceSettings.newBuilder()
                        .setTransportChannelProvider(channels()).setCredentialsProvider(credentials()).build());
            } catch (IOException e) {
                throw unusable(e);
            }
        }
        return schemas;
    }

    private static PubSubException unusable(IOException cause) {
        return new PubSubException("cannot log in to Google Pub/Sub: " + cause.getMessage(), cause);
    }

    /**
     * Asks the service for a topic that need not be there.
     *
     * @throws ApiException when nothing answers in that time, or the login is not taken
     */
    public void ask(Duration patience) {
        String topic = ResourceName.topic("wadi-asks", project == null || project.isBlank() ? "wadi" : project);
        try {
            publisher().getTopicCallable().call(GetTopicRequest.newBuilder().setTopic(topic).build(),
                    GrpcCallContext.createDefault().withTimeoutDuration(patience).withRetryableCodes(Set.of()));
        } catch (ApiException e) {
            switch (e.getStatusCode().getCode()) {
                case NOT_FOUND, PERMISSION_DENIED, INVALID_ARGUMENT -> LOG.debug("Pub/Sub answers: {}", e.getMessage());
                default -> throw e;
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed && publisher != null) {
            publisher.close();
        }
        if (!closed && schemas != null) {
            schemas.close();
        }
        closed = true;
    }

    /** Project of resources with short names; not needed where all names are full. */
    public void setProject(String project) {
        this.project = project;
    }

    public String getProject() {
        return project;
    }

    /** Host and port of the service; null or blank: the emulator that the environment names, else Google's own. */
    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    public String getEndpoint() {
        return endpoint;
    }

    /** How to log in; default: as the environment says. */
    public void setLogin(PubSubLogin login) {
        this.login = login;
    }

    public PubSubLogin getLogin() {
        return login;
    }

    /** The service account's JSON key file. */
    public void setKeyFile(String keyFile) {
        this.keyFile = keyFile;
    }

    public String getKeyFile() {
        return keyFile;
    }

    /** The access token. It has no setter's counterpart on purpose: nothing shows it again. */
    public void setToken(String token) {
        this.token = token;
    }

    /** Milliseconds after which a publish request without an answer counts as failed; default 30,000. */
    public void setRequestTimeout(long millis) {
        if (millis < 1) {
            throw new IllegalArgumentException("requestTimeout must be at least 1, found " + millis);
        }
        requestTimeout = Duration.ofMillis(millis);
    }

    public long getRequestTimeout() {
        return requestTimeout.toMillis();
    }
}
