package dev.wadi.camel.endpoint;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Makes a source of any Camel consumer: each message becomes an event, and the consumer's exchange is complete when every sink has
 * the event. As a Camel policy it stands around all steps of a route:
 *
 * <pre>{@code
 * from:
 *   uri: file:inbox
 *   steps:
 *     - policy:
 *         ref: orders-source
 *         steps: [ ... ]
 * }</pre>
 *
 * <p>So a consumer that acknowledges, deletes, moves or commits at the end of its exchange does that after the sinks, and an exchange
 * that ends with an exception is its sign to roll back or to offer the message again. What a consumer has that does neither (a timer)
 * is gone with a failure. The position is the endpoint's own; none is saved.
 *
 * <p>Shape: the body is read as bytes once ({@link MessageBody}); headers with text, numbers, truth values or bytes become
 * attributes, those that steer an endpoint or hold a visitor's credentials do not ({@link MessageAttributes}). An answer, where the
 * consumer gives one, has no body.
 *
 * <p>Errors: an event that cannot be delivered goes by the route's failure policy; where that says stop the exchange gets the cause and
 * the route is stopped. Lifecycle and threads: one bean for each route; messages may come on several threads, and then order between
 * them is the endpoint's business.
 */
public final class MessageSource implements Policy {

    private String connector;
    private String idHeader;
    private String keyHeader;

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to change in the steps inside
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new MessageProcessor(this, route, steps);
    }

    /** Name of the connector; the route's id when not set. */
    public void setConnector(String connector) {
        this.connector = connector;
    }

    public String getConnector() {
        return connector;
    }

    /** Header with what tells a message from every other one of its source. Not set: the id that the endpoint gives its messages. */
    public void setIdHeader(String idHeader) {
        this.idHeader = idHeader;
    }

    public String getIdHeader() {
        return idHeader;
    }

    /** Header with what events are keyed by at sinks that have keys. Not set: they have none. */
    public void setKeyHeader(String keyHeader) {
        this.keyHeader = keyHeader;
    }

    public String getKeyHeader() {
        return keyHeader;
    }
}
