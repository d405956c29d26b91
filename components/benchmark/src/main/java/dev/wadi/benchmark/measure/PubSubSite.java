package dev.wadi.benchmark.measure;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.protobuf.UnsafeByteOperations;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import dev.wadi.servers.PubSubEmulator;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A fresh Pub/Sub emulator that both sides work with. Up when constructed; closing kills it. */
final class PubSubSite implements AutoCloseable {

    static final String PROJECT = "bench";
    private static final int REQUEST = 500;
    private static final int DEADLINE_SECONDS = 60;

    private final PubSubEmulator emulator;
    private final ManagedChannel channel;
    private final TopicAdminClient topics;
    private final SubscriptionAdminClient subscriptions;

    PubSubSite() {
        emulator = PubSubEmulator.launch();
        channel = ManagedChannelBuilder.forTarget(emulator.endpoint()).usePlaintext().build();
        TransportChannelProvider channels = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
        try {
            topics = TopicAdminClient.create(TopicAdminSettings.newBuilder().setTransportChannelProvider(channels)
                    .setCredentialsProvider(NoCredentialsProvider.create()).build());
            subscriptions = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                    .setTransportChannelProvider(channels).setCredentialsProvider(NoCredentialsProvider.create()).build());
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    String endpoint() {
        return emulator.endpoint();
    }

    void createTopic(String name) {
        topics.createTopic(TopicName.of(PROJECT, name));
    }

    /** Makes a topic with a subscription of the same name. */
    void create(String name) {
        createTopic(name);
        subscriptions.createSubscription(SubscriptionName.of(PROJECT, name), TopicName.of(PROJECT, name),
                PushConfig.getDefaultInstance(), DEADLINE_SECONDS);
    }

    void delete(String name) {
        subscriptions.deleteSubscription(SubscriptionName.of(PROJECT, name));
        topics.deleteTopic(TopicName.of(PROJECT, name));
    }

    void publishOrders(String topic, Orders orders, int count) {
        List<PubsubMessage> request = new ArrayList<>(REQUEST);
        for (int number = 0; number < count; number++) {
            request.add(PubsubMessage.newBuilder().setData(UnsafeByteOperations.unsafeWrap(orders.json(number))).build());
            if (request.size() == REQUEST || number == count - 1) {
                topics.publish(TopicName.of(PROJECT, topic), request);
                request.clear();
            }
        }
    }

    @Override
    public void close() {
        if (subscriptions != null) {
            topics.close();
            subscriptions.close();
        }
        channel.shutdownNow();
        emulator.close();
    }
}
