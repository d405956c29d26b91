package dev.wadi.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the search for a server's program may look at. Tests make one of their own.
 *
 * @param environment environment variables
 * @param properties system properties; read are {@code backend.*}, {@code os.name}, {@code os.arch} and {@code user.home}
 */
record Machine(Map<String, String> environment, Map<String, String> properties) {

    Machine {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    static Machine current() {
        Properties properties = System.getProperties();
        Map<String, String> copy = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> copy.put(name, properties.getProperty(name)));
        return new Machine(System.getenv(), copy);
    }

    /** A path set by system property or, second, by environment variable. An empty value counts as not set. */
    Optional<Path> setting(String property, String variable) {
        String value = properties.getOrDefault(property, "");
        String chosen = value.isBlank() ? environment.getOrDefault(variable, "") : value;
        return chosen.isBlank() ? Optional.empty() : Optional.of(Path.of(chosen));
    }

    /** Where Wadi caches what it fetches: {@code $XDG_CACHE_HOME/wadi}, by default {@code ~/.cache/wadi}. */
    Path cache() {
        String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The XDG specification wants a relative value ignored.
        Path base = configured.startsWith("/")
                ? Path.of(configured) : Path.of(properties.getOrDefault("user.home", "."), ".cache");
        return base.resolve("wadi");
    }

    boolean linuxOnX64() {
        String architecture = properties.getOrDefault("os.arch", "");
        return properties.getOrDefault("os.name", "").equals("Linux")
                && (architecture.equals("amd64") || architecture.equals("x86_64"));
    }

    String platform() {
        return properties.getOrDefault("os.name", "?") + " " + properties.getOrDefault("os.arch", "?");
    }
}
