package dev.wadi.camel.batch;

import dev.wadi.camel.WadiConstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Runs a step on a batch or on a single message alike. */
public final class EventSteps {

    private EventSteps() {}

    /** What a step does to the message of one event. */
    @FunctionalInterface
    public interface Step {
        void apply(Message message) throws Exception;
    }

    /**
     * Applies a step to every event of the message, in order.
     *
     * <p>Shape: a body that is a {@code List<Exchange>} under a {@link Settlement} is a batch; anything else is one event.
     * Errors: in a batch an event that fails is reported to the settlement. When that says stop, the body is shortened to the events
     * before it, so that those still reach the sinks and the connector then stops at the failed one; else the event is taken out
     * and the others go on. A single event's exception is thrown as by any Camel step. So is an {@link InterruptedException}: that the
     * route stops is no failure of an event.
     *
     * @param description the step in words, for the failure: {@code convert bson to json}
     */
    public static void forEach(Message message, String description, Step step) throws Exception {
        Settlement settlement = message.getExchange().getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (settlement == null || !(message.getBody() instanceof List<?> body)) {
            step.apply(message);
            return;
        }
        @SuppressWarnings("unchecked")
        List<Exchange> events = (List<Exchange>) body;
        String sink = message.getExchange().getProperty(WadiConstants.SINK, String.class);
        List<Exchange> kept = null;
        for (int index = 0; index < events.size(); index++) {
            Exchange item = events.get(index);
            Message event = item.getMessage();
            try {
                step.apply(event);
                if (kept != null) {
                    kept.add(item);
                }
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception cause) {
                if (kept == null) {
                    kept = new ArrayList<>(events.subList(0, index));
                }
                EventOrigin origin = event.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
                if (settlement.fail(new EventFailure(index, origin, description, sink, 1, Instant.now(), cause)) == OnFailure.stop) {
                    break;
                }
            }
        }
        if (kept != null) {
            message.setBody(Collections.unmodifiableList(kept));
        }
    }
}
