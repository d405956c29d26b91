package dev.wadi.camel.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;

/**
 * First step of a multicast's branch: gives the branch events of its own, so that converting them there does not change what
 * the next branch sees.
 *
 * <p>Shape: a {@code List<Exchange>} body becomes a new list of copies (bodies shared, headers copied); any other body stays.
 * Threads: safe.
 */
public final class CopyEvents implements Processor {

    @Override
    public void process(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof List<?> body && body.stream().allMatch(Exchange.class::isInstance)) {
            @SuppressWarnings("unchecked")
            List<Exchange> events = (List<Exchange>) body;
            exchange.getMessage().setBody(copies(events));
        }
    }

    /** Events with the same bodies, headers of their own, and no failure. */
    public static List<Exchange> copies(List<Exchange> events) {
        List<Exchange> copies = new ArrayList<>(events.size());
        for (Exchange event : events) {
            Exchange copy = ExchangeHelper.createCopy(event, false);
            copy.setException(null);
            copies.add(copy);
        }
        return Collections.unmodifiableList(copies);
    }
}
