package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaLibrariesTest {
    private static final String BUILT = "components/servers/broker/target/libs";

    @TempDir
    Path checkout;

    @ParameterizedTest
    @ValueSource(strings = {"components/servers/target/classes", "components/servers/target/wadi-servers-0.1.0.jar",
        "target/lib/wadi-servers-0.1.0.jar"})
    void findsTheBuiltFolderFromWhereverTheClassWasLoaded(String place) throws IOException {
        Path built = jars(BUILT);
        assertThat(locate(Map.of(), Map.of(), checkout.resolve(place))).isEqualTo(built);
    }

    @Test
    void prefersPropertyToVariableToCheckout() throws IOException {
        jars(BUILT);
        Path byVariable = jars("variable");
        Path byProperty = jars("property");
        Map<String, String> environment = Map.of("WADI_KAFKA_LIBS", byVariable.toString());
        assertThat(locate(environment, Map.of(), checkout)).isEqualTo(byVariable);
        assertThat(locate(environment, Map.of("backend.kafka", byProperty.toString()), checkout)).isEqualTo(byProperty);
    }

    @Test
    void takesTheLibsFolderOfAnUnpackedKafka() throws IOException {
        Path libs = jars("kafka_2.13-4.1.1/libs");
        Map<String, String> environment = Map.of("WADI_KAFKA_LIBS", libs.getParent().toString());
        assertThat(locate(environment, Map.of(), checkout)).isEqualTo(libs);
    }

    @Test
    void refusesConfiguredFolderWithoutBroker() throws IOException {
        jars(BUILT);
        assertThatThrownBy(() -> locate(Map.of("WADI_KAFKA_LIBS", checkout.toString()), Map.of(), checkout))
                .isInstanceOf(ServerNotFoundException.class)
                .hasMessageContaining("names " + checkout + ", where there is no kafka_2.13-*.jar");
    }

    @Test
    void listsEveryWayWhenNoneWorks() {
        assertThatThrownBy(() -> locate(Map.of(), Map.of(), checkout)).isInstanceOf(ServerNotFoundException.class)
                .hasMessage("""
                        no Kafka broker found: no built checkout above CHECKOUT
                          ways to provide one, in the order in which they are tried:
                          1. name its jars: environment variable WADI_KAFKA_LIBS=/path/to/kafka, or -Dbackend.kafka=/path/to/kafka
                             (an unpacked Kafka of the Scala 2.13 kind, or just its libs folder)
                          2. build the checkout: ./mvnw -Dquick package puts them into components/servers/broker/target/libs
                          3. for the tests, with a Docker engine: -Dbackends=container"""
                        .replace("CHECKOUT", checkout.toString()));
    }

    private static Path locate(Map<String, String> environment, Map<String, String> properties, Path ownPlace) {
        return new KafkaLibraries(new Machine(environment, properties), ownPlace).locate();
    }

    private Path jars(String folder) throws IOException {
        Path jars = Files.createDirectories(checkout.resolve(folder));
        Files.createFile(jars.resolve("kafka_2.13-4.1.1.jar"));
        return jars;
    }
}
