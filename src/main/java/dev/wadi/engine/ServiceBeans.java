package dev.wadi.engine;

import dev.wadi.camel.state.CheckpointRepository;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.time.Duration;
import java.util.Optional;

/** What connectors share, made without running one: for a look at the position store of a definition. */
public final class ServiceBeans implements AutoCloseable {

    private final CamelRuntime camel;

    private ServiceBeans(CamelRuntime camel) {
        this.camel = camel;
    }

    /** @throws EngineException when they cannot be made */
    public static ServiceBeans make(CompiledRoutes routes) {
        CamelRuntime camel = new CamelRuntime(routes);
        try {
            camel.start(Duration.ofSeconds(5));
            for (RouteFile file : routes.files()) {
                if (file.connector() == null) {
                    camel.load(file);
                }
            }
        } catch (Exception e) {
            camel.stop();
            throw new EngineException(FailureText.of(e), e);
        }
        return new ServiceBeans(camel);
    }

    /** The position store; empty when no connector of the definition keeps positions. */
    public Optional<CheckpointRepository> checkpoints() {
        return camel.find(CheckpointRepository.class);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
