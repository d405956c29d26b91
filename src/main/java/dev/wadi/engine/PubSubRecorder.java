package dev.wadi.engine;

import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.pubsub.MessageMaker;
import dev.wadi.camel.pubsub.OrderingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** Records the messages that a {@code pubsub-messages:} endpoint would publish; what can be none fails as it does there. */
public final class PubSubRecorder extends SinkRecorder {

    private final MessageMaker maker;

    public PubSubRecorder(OrderingKeys orderingKeys, List<PlannedRefusal> refusals) {
        super(refusals);
        this.maker = new MessageMaker(orderingKeys);
    }

    @Override
    List<Item> items(Exchange exchange) throws Exception {
        List<Item> items = new ArrayList<>();
        EventSteps.forEach(exchange.getMessage(), "make a Pub/Sub message",
                event -> items.add(new Item(event.getExchange(), recorded(maker.make(event)))));
        return items;
    }

    private static RecordedEvent recorded(PubsubMessage message) {
        return new RecordedEvent(null, message.getOrderingKey().isEmpty() ? null : message.getOrderingKeyBytes().toByteArray(),
                message.getData().isEmpty() ? null : message.getData().toByteArray(), new TreeMap<>(message.getAttributesMap()));
    }
}
