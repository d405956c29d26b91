package dev.wadi.servers;

import java.nio.file.Path;
import java.util.Optional;

/** Finds a redis-server: {@code -Dbackend.redis} or {@code WADI_REDIS}, then PATH. */
public final class RedisBinary {
    private final Machine machine;

    RedisBinary(Machine machine) {
        this.machine = machine;
    }

    /**
     * The redis-server to use on this machine.
     *
     * @throws ServerNotFoundException when there is none; the message lists every way to provide one
     */
    public static Path find() {
        return new RedisBinary(Machine.current()).locate();
    }

    Path locate() {
        Optional<Path> configured = machine.setting("backend.redis", "WADI_REDIS");
        if (configured.isPresent() && !Programs.runnable(configured.get())) {
            // Whoever names one wants that one; running another one instead would prove the wrong thing.
            throw notFound("WADI_REDIS (or -Dbackend.redis) names " + configured.get() + ", which is no executable file");
        }
        return configured.or(() -> Programs.onPath(machine.environment(), "redis-server"))
                .orElseThrow(() -> notFound("none is on PATH"));
    }

    private ServerNotFoundException notFound(String reason) {
        return new ServerNotFoundException("""
                no redis-server found: %s
                  ways to provide one, in the order in which they are tried:
                  1. name it: environment variable WADI_REDIS=/path/to/redis-server, or -Dbackend.redis=/path/to/redis-server
                  2. install it: a redis-server on PATH (Debian: apt-get install redis-server; searched: %s:/usr/sbin)"""
                .formatted(reason, machine.environment().getOrDefault("PATH", "")));
    }
}
