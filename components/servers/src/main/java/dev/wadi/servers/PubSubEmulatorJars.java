package dev.wadi.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds Google's Pub/Sub emulator: {@code -Dbackend.pubsub} or {@code WADI_PUBSUB_EMULATOR}, then the Google Cloud CLI whose
 * {@code gcloud} is on PATH; and the jar that mends it, which the build of the checkout fetched.
 *
 * <p>The emulator's jar mixes two versions of gRPC and does not survive a cancelled call: the dead stream keeps taking messages, and
 * the next consumer gets a part of them or none. With one jar of the newer version in front on its class path it works. That jar must
 * never get on the class path of anything else.
 */
public final class PubSubEmulatorJars {
    private static final Path BUILT = Path.of("components", "servers", "target", "pubsub-emulator-patch", "grpc-api.jar");

    private final Machine machine;
    private final Path ownPlace;

    /** @param ownPlace jar or folder that this class was loaded from; the checkout is looked for upwards from it */
    PubSubEmulatorJars(Machine machine, Path ownPlace) {
        this.machine = machine;
        this.ownPlace = ownPlace;
    }

    /**
     * The emulator's class path.
     *
     * @throws ServerNotFoundException when a part of it is missing; the message lists every way to provide it
     */
    public static String find() {
        return new PubSubEmulatorJars(Machine.current(), KafkaLibraries.codeSource()).locate();
    }

    String locate() {
        Path emulator = emulator();
        Path patch = KafkaLibraries.upwards(ownPlace).map(folder -> folder.resolve(BUILT)).filter(Files::isRegularFile).findFirst()
                .orElseThrow(() -> new ServerNotFoundException("the jar that mends the Pub/Sub emulator is missing: no built checkout "
                        + "above " + ownPlace + " has " + BUILT + "; ./mvnw -Dquick package puts it there"));
        return patch + File.pathSeparator + emulator;
    }

    private Path emulator() {
        Optional<Path> configured = machine.setting("backend.pubsub", "WADI_PUBSUB_EMULATOR");
        if (configured.isPresent()) {
            if (!Files.isRegularFile(configured.get())) {
                throw notFound("WADI_PUBSUB_EMULATOR (or -Dbackend.pubsub) names " + configured.get() + ", which is no file");
            }
            return configured.get();
        }
        Path gcloud = Programs.onPath(machine.environment(), "gcloud").orElseThrow(() -> notFound("no gcloud is on PATH"));
        try {
            return KafkaLibraries.upwards(gcloud.toRealPath().getParent())
                    .map(folder -> folder.resolve("platform").resolve("pubsub-emulator").resolve("lib"))
                    .filter(Files::isDirectory).flatMap(PubSubEmulatorJars::jarsOf).findFirst()
                    .orElseThrow(() -> notFound("the Google Cloud CLI of " + gcloud + " has none"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> jarsOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("cloud-pubsub-emulator-.*-all\\.jar")).sorted()
                    .toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerNotFoundException notFound(String reason) {
        return new ServerNotFoundException("""
                no Pub/Sub emulator found: %s
                  ways to provide one, in the order in which they are tried:
                  1. name its jar: environment variable WADI_PUBSUB_EMULATOR=/path/to/cloud-pubsub-emulator-all.jar, or
                     -Dbackend.pubsub=/path/to/the.jar
                  2. install it with the Google Cloud CLI: gcloud components install pubsub-emulator
                     (Debian: apt-get install google-cloud-cli-pubsub-emulator), with gcloud on PATH""".formatted(reason));
    }
}
