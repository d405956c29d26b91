package dev.wadi.camel.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.batch.EventSteps;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Publishes a batch, or a single message, and waits until the service has confirmed it.
 *
 * <p>Body: {@code byte[]}, {@code String} or what Camel turns into bytes; null becomes a message without data. Errors: an event that
 * cannot be made into a message is reported like any failed step ({@link EventSteps}); what the service does not take fails the
 * exchange, and in a batch each event that was not published gets an exception of its own: the failure, or that it was not tried.
 * Nothing is repeated here. Order: events of one ordering key are published in the order of the batch.
 */
public class PubSubMessagesProducer extends DefaultProducer {

    private final MessageMaker maker;
    private String topic;

    public PubSubMessagesProducer(PubSubMessagesEndpoint endpoint) {
        super(endpoint);
        this.maker = new MessageMaker(endpoint.getConfiguration().getOrderingKey());
    }

    @Override
    public PubSubMessagesEndpoint getEndpoint() {
        return (PubSubMessagesEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        topic = ResourceName.topic(getEndpoint().getResource(), getEndpoint().client().getProject());
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        List<Publication.Outgoing> messages = new ArrayList<>();
        EventSteps.forEach(exchange.getMessage(), "make a Pub/Sub message", event -> {
            PubsubMessage message = maker.make(event);
            messages.add(new Publication.Outgoing(event.getExchange(), message));
        });
        Throwable failure = new Publication(getEndpoint().client().publisher(), topic).publish(messages);
        if (failure != null && exchange.getException() != failure) {
            throw (Exception) failure;
        }
    }
}
