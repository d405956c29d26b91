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
    private final boolean tombstones;
    private final boolean eventAttributes;

    ChangeExchanges(MongoDbChangesEndpoint endpoint) {
        this.context = endpoint.getCamelContext();
        this.tombstones = endpoint.getConfiguration().getDeletes() == DeleteBody.tombstone;
        this.eventAttributes = endpoint.getConfiguration().isEventAttributes();
    }

    /** An item of a batch. */
    Exchange item(ChangeEvent event) {
        Exchange item = new DefaultExchange(context);
        fill(item.getIn(), event);
        return item;
    }

    void fill(Message message, ChangeEvent event) {
        if (!event.isDelete()) {
            message.setBody(event.document());
        } else if (!tombstones) {
            message.setBody(event.documentBefore());
        }
        message.setHeader(WadiConstants.OPERATION_TYPE, event.operationType());
        message.setHeader(WadiConstants.DATABASE, event.database());
        message.setHeader(WadiConstants.COLLECTION, event.collection());
        message.setHeader(WadiConstants.EVENT_ORIGIN, event);
        if (eventAttributes) {
            message.setHeader(MongoDbChangesConstants.NAMESPACE, event.database() + "." + event.collection());
            message.setHeader(MongoDbChangesConstants.DOCUMENT_KEY, KeyFormat.json.text(event.documentKey()));
            message.setHeader(MongoDbChangesConstants.EVENT_ID, event.id());
        }
    }
}
