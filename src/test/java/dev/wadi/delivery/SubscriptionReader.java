package dev.wadi.delivery;

import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.testkit.ledger.Ledger;
import dev.wadi.testkit.pubsub.PubSubProject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Takes messages off a subscription on a thread of its own and books what arrives. The emulator keeps the order of each key. */
final class SubscriptionReader implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final PubSubProject project;
    private final String subscription;
    private final Ledger ledger;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Throwable failure;

    SubscriptionReader(String endpoint, String project, String subscription, Ledger ledger) {
        this.project = new PubSubProject(endpoint, project);
        this.subscription = subscription;
        this.ledger = ledger;
        this.thread = new Thread(this::read, "subscription-reader");
        thread.start();
    }

    /** Why reading ended early, or null. */
    Throwable failure() {
        return failure;
    }

    private void read() {
        try (project) {
            boolean last = false;
            while (!last) {
                List<PubsubMessage> messages = project.receiveWhatIsThere(subscription);
                messages.forEach(this::book);
                last = closing.await(messages.isEmpty() ? PAUSE.toMillis() : 0, TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void book(PubsubMessage message) {
        Document document = Document.parse(message.getData().toStringUtf8());
        ledger.arrive(message.getOrderingKey(), message.getOrderingKey(), document.getInteger("_id"), document.getString("content"));
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
    }
}
