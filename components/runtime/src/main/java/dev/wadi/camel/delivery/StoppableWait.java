package dev.wadi.camel.delivery;

import org.apache.camel.Route;
import org.apache.camel.StatefulService;

/** Waits between attempts, but not into a stop of the route: what waits then is given up and comes again at the next start. */
final class StoppableWait {

    /** How long a stop may go unnoticed. */
    private static final long LOOK_MILLIS = 100;

    private final Route route;

    private StoppableWait(Route route) {
        this.route = route;
    }

    static StoppableWait of(Route route) {
        return new StoppableWait(route);
    }

    /** @throws InterruptedException when the route stops or the thread is interrupted meanwhile */
    void await(long millis, String purpose) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            if (isStopping()) {
                throw new InterruptedException("stopped while it waited to " + purpose + " again");
            }
            Thread.sleep(Math.min(left, LOOK_MILLIS));
        }
    }

    private boolean isStopping() {
        if (route.getCamelContext().isStopping()) {
            return true;
        }
        return route.getConsumer() instanceof StatefulService consumer
                && (consumer.isStopping() || consumer.isStopped() || consumer.isSuspending() || consumer.isSuspended());
    }
}
