package dev.wadi.engine;

import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RouteError;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * One camel-main that takes route files as text. Its fixed settings are the program's {@code application.properties}.
 *
 * <p>Lifecycle and threads: start, load any number of files, stop once; loading and stopping may come from different threads.
 */
final class CamelRuntime {

    /** What Camel gets of the drain time; the rest is for closing clients. */
    private static final double SHARE_OF_ROUTES = 0.8;

    private final Main main = new Main();

    CamelRuntime(CompiledRoutes routes) {
        // signals are the command line's business, and a shutdown hook of Camel's would race with it
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setPropertyPlaceholderLocations("classpath:application.properties;optional=true");
        Properties properties = new Properties();
        properties.putAll(routes.properties());
        properties.putAll(routes.secrets());
        main.setOverrideProperties(properties);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                // jars of components that came at start, for threads that Camel did not start
                starting.getCamelContext().setApplicationContextClassLoader(Thread.currentThread().getContextClassLoader());
            }
        });
    }

    /** @param preparation done to the context before anything in it is made */
    CamelRuntime(CompiledRoutes routes, Consumer<CamelContext> preparation) {
        this(routes);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport support) {
                preparation.accept(support.getCamelContext());
            }
        });
    }

    static String version() {
        return CamelContext.class.getPackage().getImplementationVersion();
    }

    void start(Duration drainTime) {
        main.start();
        ShutdownStrategy shutdown = context().getShutdownStrategy();
        shutdown.setTimeUnit(TimeUnit.MILLISECONDS);
        shutdown.setTimeout(Math.max(1, Math.round(drainTime.toMillis() * SHARE_OF_ROUTES)));
    }

    /** Makes the file's beans and routes and starts the routes. */
    void load(RouteFile file) throws Exception {
        Resource resource = ResourceHelper.fromString("mem:" + file.name(), file.yaml());
        PluginHelper.getRoutesLoader(context()).loadRoutes(resource);
    }

    /** Whether the file of that route was loaded, started or not. */
    boolean hasRoute(String routeId) {
        return context().getRoute(routeId) != null;
    }

    /** Starts a route that was stopped; it forgets why. */
    void startRoute(String routeId) throws Exception {
        context().getRoute(routeId).setLastError(null);
        context().getRouteController().startRoute(routeId);
    }

    /** Stops a route, and with it whatever works beside its exchanges. */
    void stopRoute(String routeId) throws Exception {
        context().getRouteController().stopRoute(routeId);
    }

    String resolvePlaceholders(String text) {
        return context().resolvePropertyPlaceholders(text);
    }

    /** The one bean of that type, if there is exactly one. */
    <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(context().getRegistry().findSingleByType(type));
    }

    /** The bean of that name. */
    <T> T find(String name, Class<T> type) {
        return context().getRegistry().lookupByNameAndType(name, type);
    }

    /** Sends what is made for this context and waits for the end; why it failed, or null. */
    Throwable send(String uri, Function<CamelContext, Exchange> made) {
        return exchange(uri, made).getException();
    }

    /** Sends what is made for this context, waits for the end and answers what came of it. */
    Exchange exchange(String uri, Function<CamelContext, Exchange> made) {
        return context().createProducerTemplate().send(uri, made.apply(context()));
    }

    RouteProgress progressOf(String routeId) {
        return ProgressBoard.of(context()).route(routeId);
    }

    /** Whether the route was stopped, by whomever. */
    boolean isStopped(String routeId) {
        ServiceStatus status = context().getRouteController().getRouteStatus(routeId);
        return status != null && status.isStopped();
    }

    /** Why the route was stopped, or null: it was not, or without a cause. */
    Throwable lastError(String routeId) {
        Route route = context().getRoute(routeId);
        RouteError error = route == null ? null : route.getLastError();
        return error == null ? null : error.getException();
    }

    /** @return whether every exchange was completed in time */
    boolean stop() {
        boolean late = false;
        if (main.getCamelContext() != null) {
            ShutdownStrategy shutdown = context().getShutdownStrategy();
            main.stop();
            late = shutdown.isTimeoutOccurred();
        }
        return !late;
    }

    private CamelContext context() {
        return main.getCamelContext();
    }
}
