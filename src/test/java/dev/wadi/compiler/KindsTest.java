package dev.wadi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Golden;
import dev.wadi.definition.MiddlewareDefinition;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.SourceDefinition;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of source, middleware and sink has a compiler and a golden folder of its name. */
class KindsTest {

    private static final Map<Class<?>, String> PACKAGES =
            Map.of(SourceDefinition.class, "source", MiddlewareDefinition.class, "middleware", SinkDefinition.class, "sink");

    static Stream<Class<?>> kinds() {
        return PACKAGES.keySet().stream().flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasCompilerAndGoldenFolder(Class<?> kind) throws Exception {
        String subPackage = PACKAGES.get(kind.getInterfaces()[0]);
        assertThat(Class.forName("dev.wadi.compiler." + subPackage + "." + kind.getSimpleName() + "Compiler")).isNotNull();
        String folder = kind.getSimpleName().replace("MongoDb", "Mongodb").replace("PubSub", "Pubsub").replaceAll("(?<=.)([A-Z])", "-$1");
        Path golden = Golden.file("test/resources/compile/" + folder.toLowerCase(Locale.ROOT));
        assertThat(golden).isDirectory();
    }
}
