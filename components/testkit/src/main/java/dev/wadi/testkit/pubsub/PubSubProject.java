package dev.wadi.testkit.pubsub;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.SchemaServiceClient;
import com.google.cloud.pubsub.v1.SchemaServiceSettings;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.Encoding;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.SchemaSettings;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A project at an emulator, with what a test needs to make and to look at. All names that go in are short, all that come out full.
 *
 * <p>Lifecycle and threads: connects when it is made; {@link #close} ends the connection. One thread.
 */
public final class PubSubProject implements AutoCloseable {

    private static final int LARGEST_REQUEST = 500;

    private final String project;
    private final ManagedChannel channel;
    private final TopicAdminClient topics;
    private final SubscriptionAdminClient subscriptions;
    private final SchemaServiceClient schemas;

    /** @param endpoint host and port of the emulator */
    public PubSubProject(String endpoint, String project) {
        this.project = project;
        this.channel = ManagedChannelBuilder.forTarget(endpoint).usePlaintext().maxInboundMessageSize(20 << 20).build();
        TransportChannelProvider channels = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
        try {
            topics = TopicAdminClient.create(TopicAdminSettings.newBuilder().setTransportChannelProvider(channels)
                    .setCredentialsProvider(NoCredentialsProvider.create()).build());
            subscriptions = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                    .setTransportChannelProvider(channels).setCredentialsProvider(NoCredentialsProvider.create()).build());
            schemas = SchemaServiceClient.create(SchemaServiceSettings.newBuilder().setTransportChannelProvider(channels)
                    .setCredentialsProvider(NoCredentialsProvider.create()).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return project;
    }

    /** Makes a topic. */
    public String topic(String id) {
        return topics.createTopic("projects/" + project + "/topics/" + id).getName();
    }

    /** Makes a topic that takes only what fits an Avro schema, in Avro's binary form. */
    public String topic(String id, String avroSchema) {
        String schema = schemas.createSchema("projects/" + project,
                Schema.newBuilder().setType(Schema.Type.AVRO).setDefinition(avroSchema).build(), id + "-schema").getName();
        return topics.createTopic(Topic.newBuilder().setName("projects/" + project + "/topics/" + id)
                .setSchemaSettings(SchemaSettings.newBuilder().setSchema(schema).setEncoding(Encoding.BINARY)).build()).getName();
    }

    /** Makes a subscription of the topic of the same id; messages of an ordering key come in order, after 10 s again. */
    public String subscription(String id) {
        return subscription(id, id);
    }

    public String subscription(String id, String topic) {
        return subscriptions.createSubscription(Subscription.newBuilder()
                .setName("projects/" + project + "/subscriptions/" + id)
                .setTopic("projects/" + project + "/topics/" + topic)
                .setEnableMessageOrdering(true).setAckDeadlineSeconds(10).build()).getName();
    }

    /** Deletes a subscription, as somebody may while it is read. */
    public void deleteSubscription(String id) {
        subscriptions.deleteSubscription("projects/" + project + "/subscriptions/" + id);
    }

    /** Publishes in order, requests of one ordering key one after another. */
    public List<String> publish(String id, List<PubsubMessage> messages) {
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < messages.size();) {
            int to = from + 1;
            while (to < messages.size() && to - from < LARGEST_REQUEST
                    && messages.get(to).getOrderingKey().equals(messages.get(from).getOrderingKey())) {
                to++;
            }
            ids.addAll(topics.publish("projects/" + project + "/topics/" + id, messages.subList(from, to)).getMessageIdsList());
            from = to;
        }
        return ids;
    }

    /** Takes so many messages off a subscription, acknowledged, in the order in which they come. */
    public List<PubsubMessage> receive(String id, int count, Duration patience) {
        List<PubsubMessage> received = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        while (received.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError(id + " has " + received.size() + " messages and not " + count + ": " + received);
            }
            received.addAll(receiveWhatIsThere(id));
        }
        return received;
    }

    /** Takes what one pull gives, acknowledged; it may be less than there is, and none though there is something. */
    @SuppressWarnings("deprecation") // the emulator keeps a pull waiting for a minute when there is nothing
    public List<PubsubMessage> receiveWhatIsThere(String id) {
        String name = "projects/" + project + "/subscriptions/" + id;
        PullResponse pulled = subscriptions.pullCallable().call(
                PullRequest.newBuilder().setSubscription(name).setMaxMessages(LARGEST_REQUEST)
                        .setReturnImmediately(true).build());
        if (pulled.getReceivedMessagesCount() == 0) {
            return List.of();
        }
        subscriptions.acknowledgeCallable().call(AcknowledgeRequest.newBuilder().setSubscription(name)
                .addAllAckIds(pulled.getReceivedMessagesList().stream().map(ReceivedMessage::getAckId).toList()).build());
        return pulled.getReceivedMessagesList().stream().map(ReceivedMessage::getMessage).toList();
    }

    public TopicAdminClient topics() {
        return topics;
    }

    public SubscriptionAdminClient subscriptions() {
        return subscriptions;
    }

    public SchemaServiceClient schemas() {
        return schemas;
    }

    @Override
    public void close() {
        topics.close();
        subscriptions.close();
        schemas.close();
        channel.shutdownNow();
    }
}
