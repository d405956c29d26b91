package dev.wadi.testkit.junit;

import dev.wadi.testkit.BackendProvider;
import dev.wadi.testkit.container.ContainerBackends;
import dev.wadi.testkit.process.ProcessBackends;
import java.util.Map;

/**
 * Which servers the tests use, and whether they may be missing.
 *
 * @param provider processes, or containers with {@code -Dbackends=container}
 * @param required with {@code -Dbackend.required=true} a missing server is a failure, not a skip; where the
 *     property is not set, the environment's {@code CI=true} decides
 */
record BackendSettings(BackendProvider provider, boolean required) {

    static BackendSettings current() {
        return of(System.getProperty("backends", "process"), System.getProperty("backend.required", ""), System.getenv());
    }

    static BackendSettings of(String backends, String required, Map<String, String> environment) {
        BackendProvider provider = switch (backends) {
            case "process" -> new ProcessBackends();
            case "container" -> new ContainerBackends();
            default -> throw new IllegalArgumentException("-Dbackends=" + backends + ": allowed are process and container");
        };
        String demand = required.isBlank() ? environment.getOrDefault("CI", "false") : required;
        return new BackendSettings(provider, Boolean.parseBoolean(demand));
    }
}
