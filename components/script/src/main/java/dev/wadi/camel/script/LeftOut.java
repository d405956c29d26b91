package dev.wadi.camel.script;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The events of one exchange that a script leaves out. They count as settled with the others of the batch, and the route's figures
 * count them when they are. Used once.
 */
final class LeftOut {

    private final Set<Object> messages = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> origins = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(Message event) {
        messages.add(event);
        if (event.getHeader(WadiConstants.EVENT_ORIGIN) instanceof EventOrigin origin) {
            origins.add(origin);
        }
    }

    /** Takes them out of a batch, or ends the way of a single event. */
    void takeOutOf(Exchange exchange) {
        if (messages.isEmpty()) {
            return;
        }
        Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (settlement != null && exchange.getMessage().getBody() instanceof List<?> body) {
            List<Exchange> kept = new ArrayList<>(body.size());
            for (Object item : body) {
                Exchange event = (Exchange) item;
                if (!messages.contains(event.getMessage())) {
                    kept.add(event);
                }
            }
            exchange.getMessage().setBody(Collections.unmodifiableList(kept));
        } else {
            exchange.setRouteStop(true);
        }
        countIn(exchange);
    }

    /** Tells the route's figures, once the events are settled. */
    void countIn(Exchange exchange) {
        if (messages.isEmpty() || exchange.getFromRouteId() == null) {
            return;
        }
        RouteProgress progress = ProgressBoard.of(exchange.getContext()).route(exchange.getFromRouteId());
        Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (settlement == null) {
            progress.filtered(messages.size());
        } else {
            settlement.whenSettled(settled -> progress.filtered(settled.stream().filter(origins::contains).count()));
        }
    }
}
