package dev.wadi.engine;

import dev.wadi.camel.WadiConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Stands before a sink's own steps in a rehearsal and notes on each event where it came from, because those steps may leave nothing
 * of it on the message. Threads: safe.
 */
final class EventMark implements Processor {

    /** Property of an event: its origin. */
    static final String ORIGIN = "CamelWadiRehearsedOrigin";

    @Override
    public void process(Exchange exchange) {
        SinkRecorder.events(exchange)
                .forEach(event -> event.setProperty(ORIGIN, event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN)));
    }
}
