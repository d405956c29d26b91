package dev.wadi.camel.batch;

import java.util.ArrayList;
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
        if (!(exchange.getMessage().getBody() instanceof List<?> events)) {
            return;
        }
        List<Object> copies = new ArrayList<>(events.size());
        for (Object event : events) {
            copies.add(event instanceof Exchange item ? ExchangeHelper.createCopy(item, false) : event);
        }
        exchange.getMessage().setBody(List.copyOf(copies));
    }
}
