package dev.wadi.camel.kafka;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** A sink that remembers what it confirmed, and can be told to reject an event or to hold a batch. */
final class RecordingSink implements Processor {

    /** One event that the sink confirmed. */
    record Arrival(String id, String value, Map<String, Object> headers, long atMillis) {}

    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final CountDownLatch holding = new CountDownLatch(1);
    private volatile String rejected;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** From now on a batch with an event of this value is rejected as a whole; null rejects nothing. */
    void reject(String value) {
        rejected = value;
    }

    /** From now on a batch waits in the sink until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /** Waits until a batch is in the sink. */
    boolean awaitHolding() throws InterruptedException {
        return holding.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        List<Arrival> arrived = new ArrayList<>();
        for (Object item : exchange.getMessage().getBody(List.class)) {
            Message event = ((Exchange) item).getMessage();
            byte[] body = event.getBody(byte[].class);
            String value = body == null ? null : new String(body, StandardCharsets.UTF_8);
            if (value != null && value.equals(rejected)) {
                throw new IllegalStateException("the sink rejects " + value);
            }
            EventOrigin origin = event.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
            arrived.add(new Arrival(origin.id(), value, new LinkedHashMap<>(event.getHeaders()), System.currentTimeMillis()));
        }
        CountDownLatch current = gate;
        if (current.getCount() > 0) {
            holding.countDown();
            current.await();
        }
        synchronized (this) {
            arrivals.addAll(arrived);
            batches.add(arrived.size());
        }
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Sizes of the confirmed batches. */
    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    synchronized int count() {
        return arrivals.size();
    }

    /** Confirmed values of one partition, in order of arrival. */
    List<String> values(String topic, int partition) {
        return arrivals().stream().filter(arrival -> arrival.id().startsWith(topic + "-" + partition + "-"))
                .map(Arrival::value).toList();
    }
}
