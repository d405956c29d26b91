package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.Route;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.processor.DelegateProcessor;

/**
 * What a {@link ParallelPolicy} makes of the steps inside it. The thread that brings a batch only waits, so that a stop reaches it
 * at once even while a step hangs.
 */
final class ParallelProcessor extends DelegateProcessor {

    private static final Object NO_KEY = "";
    /** How long the end of the threads may go unnoticed. */
    private static final long LOOK_MILLIS = 100;

    private final Route route;
    private final int maxInFlight;
    private volatile ExecutorService threads;

    ParallelProcessor(Route route, Processor steps, int maxInFlight) {
        super(steps);
        this.route = route;
        this.maxInFlight = maxInFlight;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        threads = route.getCamelContext().getExecutorServiceManager()
                .newFixedThreadPool(this, route.getRouteId() + "-in-flight", maxInFlight);
    }

    @Override
    protected void doStop() throws Exception {
        ExecutorService ended = threads;
        threads = null;
        if (ended != null) {
            route.getCamelContext().getExecutorServiceManager().shutdownNow(ended);
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        boolean isBatch = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class) != null;
        if (isBatch && exchange.getMessage().getBody() instanceof List<?> body) {
            @SuppressWarnings("unchecked")
            List<Exchange> events = (List<Exchange>) body;
            new Run(exchange, events).toTheEnd();
        } else {
            processor.process(exchange);
            if (exchange.getException() == null) {
                Answer.keep(exchange, exchange, exchange);
            }
        }
    }

    private static Object orderKey(Exchange event) {
        EventOrigin origin = event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        return origin == null ? NO_KEY : origin.orderKey();
    }

    /** One batch on its way through the steps. */
    private final class Run {

        private final Exchange batch;
        private final List<Exchange> events;
        private final KeyChains chains;
        private final AtomicReference<Exception> failure = new AtomicReference<>();
        /** What is no answer of the steps; then nothing is known about the events. */
        private final AtomicReference<Throwable> breakdown = new AtomicReference<>();
        /** Set when nobody waits for answers any more. */
        private volatile boolean givenUp;
        /** Set when no event would fare better now: the sink refuses everybody, or asks for a pause. */
        private volatile boolean paused;

        Run(Exchange batch, List<Exchange> events) {
            this.batch = batch;
            this.events = events;
            this.chains = KeyChains.of(events, ParallelProcessor::orderKey);
        }

        void toTheEnd() throws Exception {
            CountDownLatch ended = new CountDownLatch(Math.min(maxInFlight, chains.size()));
            ExecutorService running = threads;
            try {
                for (long worker = ended.getCount(); worker > 0; worker--) {
                    execute(running, ended);
                }
                await(running, ended);
            } catch (InterruptedException e) {
                givenUp = true;
                throw e;
            }
            if (breakdown.get() != null) {
                throw new IllegalStateException("events in flight broke down: " + breakdown.get(), breakdown.get());
            }
            if (givenUp) {
                throw new InterruptedException("stopped while events were in flight");
            }
            if (failure.get() != null) {
                batch.setException(failure.get());
            }
        }

        /** Threads that have ended may never have begun with what they were given. */
        private void await(ExecutorService running, CountDownLatch ended) throws InterruptedException {
            while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (threads != running) {
                    throw stopped(null);
                }
            }
        }

        private void execute(ExecutorService running, CountDownLatch ended) throws InterruptedException {
            try {
                if (running != null) {
                    running.execute(() -> work(ended));
                    return;
                }
            } catch (RejectedExecutionException e) {
                throw stopped(e);
            }
            throw stopped(null);
        }

        private InterruptedException stopped(Throwable cause) {
            InterruptedException stopped = new InterruptedException("the route has stopped");
            stopped.initCause(cause);
            return stopped;
        }

        private void work(CountDownLatch ended) {
            try {
                for (int head = chains.take(); head != KeyChains.END && !givenUp; head = chains.take()) {
                    follow(head);
                }
            } catch (RuntimeException | Error e) {
                breakdown.compareAndSet(null, e);
                givenUp = true;
            } finally {
                ended.countDown();
            }
        }

        private void follow(int head) {
            boolean held = false;
            for (int place = head; place != KeyChains.END; place = chains.after(place)) {
                Exchange event = events.get(place);
                if (held || givenUp || paused) {
                    event.setException(NotAttemptedException.INSTANCE);
                    continue;
                }
                Exception cause = attempt(event);
                if (cause instanceof InterruptedException) {
                    givenUp = true;
                } else if (cause != null) {
                    event.setException(cause);
                    failure.compareAndSet(null, cause);
                    held = true;
                    if (Faults.of(cause) == Fault.SINK || !Faults.askedWait(cause, Instant.now()).isZero()) {
                        paused = true;
                    }
                }
            }
        }

        /** Brings one event through the steps; why it failed, or null. */
        private Exception attempt(Exchange event) {
            Exchange own = ExchangeHelper.createCopy(event, false);
            own.setException(null);
            own.getExchangeExtension().setFromRouteId(route.getRouteId());
            UnitOfWork work = PluginHelper.getUnitOfWorkFactory(route.getCamelContext()).createUnitOfWork(own);
            own.getExchangeExtension().setUnitOfWork(work);
            try {
                processor.process(own);
            } catch (Exception e) {
                own.setException(e);
            }
            Exception cause = own.getException();
            if (cause == null && (own.isRollbackOnly() || own.isRollbackOnlyLast())) {
                cause = new RollbackExchangeException(own);
            }
            if (cause == null) {
                Answer.keep(event, batch, own);
            }
            // a hook of an endpoint may still use the exchange, so what it keeps was taken out of it before
            UnitOfWorkHelper.doneUow(work, own);
            return cause;
        }
    }
}
