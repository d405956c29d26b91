package dev.wadi.camel.batch;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connector in a failed state: its route is stopped and keeps the cause as Camel's last error of the route, which
 * health checks, {@code camel get route} and Wadi's engine show.
 */
public final class RouteFailure {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFailure.class);

    private RouteFailure() {}

    /**
     * Stops the route because of the cause and returns at once: a route cannot be stopped by a thread that the stop waits for.
     */
    public static void stop(CamelContext context, String routeId, Throwable cause) {
        Thread stopper = new Thread(() -> {
            try {
                context.getRouteController().stopRoute(routeId, cause);
            } catch (Exception e) {
                LOG.error("{}: could not be stopped after a failure ({})", routeId, cause.getMessage(), e);
            }
        }, "wadi-stop-" + routeId);
        stopper.setDaemon(true);
        stopper.start();
    }
}
