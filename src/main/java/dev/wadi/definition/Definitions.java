package dev.wadi.definition;

import java.util.List;
import java.util.Optional;

/**
 * All that one definition file says. What could not be read is left out and has been reported.
 *
 * @param file as the user named it
 */
public record Definitions(String file, List<ServiceDefinition> services, List<ConnectorDefinition> connectors,
        Optional<SystemDefinition> system) {

    public Definitions {
        services = List.copyOf(services);
        connectors = List.copyOf(connectors);
    }

    /** The service of that name. */
    public Optional<ServiceDefinition> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }
}
