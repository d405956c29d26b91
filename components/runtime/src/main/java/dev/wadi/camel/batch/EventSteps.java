package dev.wadi.camel.batch;

import dev.wadi.camel.WadiConstants;
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
     * Errors: in a batch the first event that fails is reported to the settlement and the body shortened to the events before
     * it, so that those still reach the sinks and the connector then stops at the failed one; a single event's exception is
     * thrown as by any Camel step.
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
        for (int index = 0; index < events.size(); index++) {
            Message event = events.get(index).getMessage();
            try {
                step.apply(event);
            } catch (Exception cause) {
                EventOrigin origin = event.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
                settlement.fail(new EventFailure(index, origin, description, cause));
                message.setBody(List.copyOf(events.subList(0, index)));
                return;
            }
        }
    }
}
