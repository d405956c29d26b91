package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.apache.camel.component.kafka.KafkaConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaHeaderNamesTest {

    @TempDir
    Path folder;

    @Test
    void areThoseOfTheCamelOnTheClassPath() {
        assertThat(KafkaHeaderNames.KEY).isEqualTo(KafkaConstants.KEY);
        assertThat(KafkaHeaderNames.OVERRIDE_TIMESTAMP).isEqualTo(KafkaConstants.OVERRIDE_TIMESTAMP);
    }

    @Test
    void followALaterCamelThatRenamedThemWithoutBeingCompiledAgain() throws Exception {
        URL later = compile("""
                package org.apache.camel.component.kafka;
                public final class KafkaConstants {
                    public static final String TOPIC = "CamelKafkaTopic", PARTITION = "CamelKafkaPartition",
                        OFFSET = "CamelKafkaOffset", TIMESTAMP = "CamelKafkaTimestamp", KEY = "CamelKafkaKey",
                        HEADERS = "CamelKafkaHeaders", MANUAL_COMMIT = "CamelKafkaManualCommit",
                        OVERRIDE_TIMESTAMP = "CamelKafkaOverrideTimestamp";
                }
                """);
        URL ours = KafkaHeaderNames.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {later, ours}, ClassLoader.getPlatformClassLoader())) {
            Field key = loader.loadClass(KafkaHeaderNames.class.getName()).getDeclaredField("KEY");
            key.setAccessible(true);

            assertThat(key.get(null)).isEqualTo("CamelKafkaKey");
        }
    }

    private URL compile(String source) throws IOException {
        Path file = folder.resolve("KafkaConstants.java");
        Files.writeString(file, source);
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), file.toString());
        assertThat(failed).isZero();
        return folder.toUri().toURL();
    }
}
