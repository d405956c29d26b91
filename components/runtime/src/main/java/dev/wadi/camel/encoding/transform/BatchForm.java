package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.batch.GatheredOrigin;
import dev.wadi.camel.encoding.frame.ContentType;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one event of a batch, right before a sink that takes a batch as one message.
 *
 * <p>Shape: a batch of bodies as {@link BodyBytes#of} takes them becomes a batch of one event, whose body is {@code byte[]} and
 * whose attributes are those of the first event. Its origin is a {@link GatheredOrigin}, so the message has no key. Events
 * without a body (a delete without pre-image, a tombstone) are left out; when none is left nothing is sent. A single event becomes
 * a message that holds one.
 *
 * <p>Errors: a body that cannot be part is reported like any failed step ({@link EventSteps}); the events before it go out. The
 * settlement of the batch stays that of its events. Lifecycle and threads: configured once, then safe to share. Source:
 * specification 2.6, 2.7 and 3.7, conflicts C3 to C5.
 */
public final class BatchForm implements Processor {

    /** What becomes of the events. The constants are spelt as routes write them. */
    public enum Form {
        /** A JSON array of JSON values. */
        array,
        /** mstream's batch frame, whose items are of the content type. */
        frame,
        /** A BSON document with an array {@code items} of documents. */
        items
    }

    private static final Logger LOG = LoggerFactory.getLogger(BatchForm.class);

    private Form form = Form.array;
    private ContentType contentType = ContentType.RAW;

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Collected collected = new Collected(switch (form) {
            case array -> new JsonArrayBody();
            case frame -> new FrameBody(contentType);
            case items -> new BsonItemsBody();
        });
        EventSteps.forEach(message, "put the event into one message (" + form + ")", collected::add);
        collected.reportLeftOut();
        if (!(message.getBody() instanceof List<?>)) {
            if (collected.first != null) {
                collected.fill(message);
            }
            return;
        }
        message.setBody(collected.first == null ? List.of() : List.of(collected.event(exchange)));
    }

    /** The events of one batch on their way into one body. */
    private final class Collected {
        private final List<String> leftOut = new ArrayList<>();
        private final BatchBody body;
        private final List<EventOrigin> origins = new ArrayList<>();
        private Message first;

        Collected(BatchBody body) {
            this.body = body;
        }

        void add(Message event) {
            if (event.getBody() == null) {
                leftOut.add(String.valueOf(origin(event)));
                return;
            }
            body.add(BodyBytes.of(event));
            if (first == null) {
                first = event;
            }
            if (event.getHeader(WadiConstants.EVENT_ORIGIN) instanceof EventOrigin origin) {
                origins.add(origin);
            }
        }

        /** What cannot be part is left out as documented, and never in silence. */
        void reportLeftOut() {
            if (!leftOut.isEmpty()) {
                LOG.warn("{} events carry no document and are not part of the {}: {}", leftOut.size(), form, leftOut);
            }
        }

        private static Object origin(Message event) {
            return event.getHeader(WadiConstants.EVENT_ORIGIN) instanceof EventOrigin origin ? origin.id() : "an event";
        }

        Exchange event(Exchange batch) {
            Exchange event = new DefaultExchange(batch.getContext());
            event.getMessage().getHeaders().putAll(first.getHeaders());
            fill(event.getMessage());
            return event;
        }

        void fill(Message message) {
            message.setBody(body.finish());
            if (!origins.isEmpty()) {
                message.setHeader(WadiConstants.EVENT_ORIGIN, GatheredOrigin.of(origins));
            }
        }
    }

    public void setForm(Form form) {
        this.form = form;
    }

    public Form getForm() {
        return form;
    }

    /** What a frame says about its items. */
    public void setContentType(ContentType contentType) {
        this.contentType = contentType;
    }

    public ContentType getContentType() {
        return contentType;
    }
}
