package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.progress.ProgressBoard;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.DelegateProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a {@link BestEffortPolicy} makes of the steps inside it. */
final class BestEffortProcessor extends DelegateProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(BestEffortProcessor.class);
    /** How long the thread may not notice that it is to end. */
    private static final long LOOK_MILLIS = 100;

    private final Route route;
    private final String sink;
    private final long maxBytes;
    private final long drainMillis;
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile Lane lane;

    /** The queue and the thread of one life of the route. */
    private record Lane(BlockingQueue<Waiting> queue, ExecutorService thread) {}

    private record Waiting(List<Exchange> events, long bytes) {}

    BestEffortProcessor(Route route, Processor steps, String sink, long maxBytes, long drainMillis) {
        super(steps);
        this.route = route;
        this.sink = sink;
        this.maxBytes = maxBytes;
        this.drainMillis = drainMillis;
    }

    @Override
    public void process(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof List<?> body) || body.isEmpty()) {
            return;
        }
        @SuppressWarnings("unchecked")
        List<Exchange> events = (List<Exchange>) body;
        long bytes = events.stream().map(BestEffortProcessor::origin).mapToLong(EventOrigin::sizeInBytes).sum();
        Lane current = lane;
        if (current == null) {
            giveUp(events, "the route is stopping");
        } else if (waitingBytes.get() > 0 && waitingBytes.get() + bytes > maxBytes) {
            giveUp(events, "the sink is behind and " + waitingBytes.get() + " bytes wait for it already");
        } else {
            waitingBytes.addAndGet(bytes);
            current.queue().add(new Waiting(events, bytes));
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        waitingBytes.set(0);
        ExecutorService thread = route.getCamelContext().getExecutorServiceManager()
                .newSingleThreadExecutor(this, "best-effort-" + sink);
        Lane started = new Lane(new LinkedBlockingQueue<>(), thread);
        lane = started;
        thread.execute(() -> work(started));
    }

    @Override
    protected void doStop() throws Exception {
        Lane ended = lane;
        lane = null;
        if (ended != null) {
            ended.thread().shutdown();
            if (!ended.thread().awaitTermination(drainMillis, TimeUnit.MILLISECONDS)) {
                ended.thread().shutdownNow();
            }
        }
        super.doStop();
    }

    private void work(Lane mine) {
        try {
            while (lane == mine || !mine.queue().isEmpty()) {
                Waiting next = mine.queue().poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    deliver(next.events());
                    waitingBytes.addAndGet(-next.bytes());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine.queue().forEach(waiting -> giveUp(waiting.events(), "the route has stopped"));
        }
    }

    private void deliver(List<Exchange> events) throws InterruptedException {
        Exchange batch = new DefaultExchange(route.getCamelContext());
        batch.getExchangeExtension().setFromRouteId(route.getRouteId());
        batch.getMessage().setBody(events);
        Settlement settlement = new Settlement(events.stream().map(BestEffortProcessor::origin).toList());
        batch.setProperty(WadiConstants.SETTLEMENT, settlement);
        batch.setProperty(WadiConstants.SINK, sink);
        try {
            processor.process(batch);
        } catch (InterruptedException e) {
            giveUp(events, "the route has stopped");
            throw e;
        } catch (Exception | Error e) {
            // an error too: it would end the thread, and then nothing would go to this sink any more
            batch.setException(e);
        }
        int settled = settlement.settledCount(batch.getException());
        if (settled < events.size()) {
            Throwable cause = batch.getException() == null ? settlement.failure().cause() : batch.getException();
            giveUp(events.subList(settled, events.size()), cause.getMessage());
        }
    }

    private void giveUp(List<Exchange> events, String reason) {
        ProgressBoard.of(route.getCamelContext()).route(route.getRouteId()).skipped(events.size());
        LOG.warn("{}: {} events from {} on are given up for the best-effort sink {}: {}",
                route.getRouteId(), events.size(), origin(events.get(0)).id(), sink, reason);
    }

    private static EventOrigin origin(Exchange event) {
        return event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
    }
}
