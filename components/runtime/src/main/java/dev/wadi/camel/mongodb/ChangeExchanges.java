package dev.wadi.camel.mongodb;

import dev.wadi.camel.WadiConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;

/**
 * Fills messages from change events.
 *
 * <p>Body: the document as {@code RawBsonDocument} over the server's own bytes; null for a delete without a pre-image and for an
 * update whose document was gone when it was looked up. Headers: see {@link MongoDbChangesConstants}.
 */
final class ChangeExchanges {

    private final CamelContext context;

    ChangeExchanges(MongoDbChangesEndpoint endpoint) {
        this.context = endpoint.getCamelContext();
    }

    /** An item of a batch. */
    Exchange item(ChangeEvent event) {
        Exchange item = new DefaultExchange(context);
        fill(item.getIn(), event);
        return item;
    }

    static void fill(Message message, ChangeEvent event) {
        message.setBody(event.body());
        event.putAttributes(message.getHeaders());
        message.setHeader(WadiConstants.EVENT_ORIGIN, event);
    }
}
