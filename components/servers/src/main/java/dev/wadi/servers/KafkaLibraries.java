package dev.wadi.servers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the jars of the Kafka broker: {@code -Dbackend.kafka} or {@code WADI_KAFKA_LIBS}, else the folder that the build of the
 * checkout filled from which this class comes.
 *
 * <p>The broker runs in a JVM of its own, so its jars never meet the Kafka client of this program.
 */
public final class KafkaLibraries {
    private static final Path BUILT = Path.of("components", "servers", "broker", "target", "libs");

    private final Machine machine;
    private final Path ownPlace;

    /** @param ownPlace jar or folder that this class was loaded from; the checkout is looked for upwards from it */
    KafkaLibraries(Machine machine, Path ownPlace) {
        this.machine = machine;
        this.ownPlace = ownPlace;
    }

    /**
     * The folder of the broker's jars.
     *
     * @throws ServerNotFoundException when there is none; the message lists every way to provide one
     */
    public static Path find() {
        return new KafkaLibraries(Machine.current(), codeSource()).locate();
    }

    Path locate() {
        Optional<Path> configured = machine.setting("backend.kafka", "WADI_KAFKA_LIBS");
        if (configured.isPresent()) {
            Path folder = configured.get();
            return Stream.of(folder, folder.resolve("libs")).filter(KafkaLibraries::holdsBroker).findFirst()
                    .orElseThrow(() -> notFound("WADI_KAFKA_LIBS (or -Dbackend.kafka) names " + folder
                            + ", where there is no kafka_2.13-*.jar"));
        }
        return upwards(ownPlace).map(folder -> folder.resolve(BUILT)).filter(KafkaLibraries::holdsBroker).findFirst()
                .orElseThrow(() -> notFound("no built checkout above " + ownPlace));
    }

    static Stream<Path> upwards(Path place) {
        return Stream.iterate(place.toAbsolutePath(), folder -> folder != null, Path::getParent);
    }

    private static boolean holdsBroker(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.anyMatch(jar -> jar.getFileName().toString().matches("kafka_2\\.13-.*\\.jar"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    static Path codeSource() {
        CodeSource source = KafkaLibraries.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this class comes from a strange place: " + source.getLocation(), e);
        }
    }

    private static ServerNotFoundException notFound(String reason) {
        return new ServerNotFoundException("""
                no Kafka broker found: %s
                  ways to provide one, in the order in which they are tried:
                  1. name its jars: environment variable WADI_KAFKA_LIBS=/path/to/kafka, or -Dbackend.kafka=/path/to/kafka
                     (an unpacked Kafka of the Scala 2.13 kind, or just its libs folder)
                  2. build the checkout: ./mvnw -Dquick package puts them into %s
                  3. for the tests, with a Docker engine: -Dbackends=container""".formatted(reason, BUILT));
    }
}
