package dev.wadi.benchmark.measure;

import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.SubscriptionName;
import java.util.HashSet;
import java.util.Set;

/** A subscription that began empty: it is asked for more of its messages whenever it is asked how many arrived, and repeats do not count. */
final class SubscriptionDestination implements Destination {

    private static final int MOST = 1000;

    private final SubscriptionAdminClient client;
    private final String subscription;
    private final Set<String> messages = new HashSet<>();

    SubscriptionDestination(PubSubSite site, String name) {
        this.client = site.subscriptions();
        this.subscription = SubscriptionName.of(PubSubSite.PROJECT, name).toString();
    }

    @Override
    @SuppressWarnings("deprecation") // the emulator keeps a pull waiting for a minute when there is nothing
    public long arrived() {
        PullResponse pulled = client.pullCallable().call(PullRequest.newBuilder().setSubscription(subscription).setMaxMessages(MOST)
                .setReturnImmediately(true).build());
        if (pulled.getReceivedMessagesCount() > 0) {
            client.acknowledgeCallable().call(AcknowledgeRequest.newBuilder().setSubscription(subscription)
                    .addAllAckIds(pulled.getReceivedMessagesList().stream().map(ReceivedMessage::getAckId).toList()).build());
        }
        pulled.getReceivedMessagesList().forEach(received -> messages.add(received.getMessage().getMessageId()));
        return messages.size();
    }

    @Override
    public void close() {
        // The client belongs to the site.
    }
}
