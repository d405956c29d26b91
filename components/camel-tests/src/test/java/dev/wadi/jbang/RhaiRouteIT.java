package dev.wadi.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.servers.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route of anybody's own with {@code language: rhai}, and with a script as a step, run by the {@code camel} command. */
class RhaiRouteIT {

    private static final Duration STARTS = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void runsScriptsInARoute() throws Exception {
        Files.writeString(folder.resolve("mask.rhai"),
                "fn transform(data, attributes) { data.mail = mask_email(data.mail); result(data, #{masked: true}) }");
        Files.writeString(folder.resolve("rhai.camel.yaml"), """
                - beans:
                    - name: mask
                      type: dev.wadi.camel.script.ScriptStep
                      properties:
                        file: mask.rhai
                        encoding: json
                - route:
                    id: rhai
                    from:
                      uri: timer:once
                      parameters: { repeatCount: 1 }
                      steps:
                        - setBody:
                            expression:
                              language: { language: rhai, expression: "#{mail: `ada@example.com`, n: 6 * 7}.to_json()" }
                        - process: { ref: mask }
                        - filter:
                            expression:
                              language: { language: rhai, expression: "headers.masked == `true`" }
                            steps:
                              - log: { message: "made ${body}" }
                """);
        CamelProcess camel = CamelProcess.in(folder, Map.of()).withScriptsInstalled();

        try (ChildProcess process = camel.run("rhai.camel.yaml")) {
            assertThat(process.awaitLine("made ", STARTS)).contains("{\"mail\":\"a***@example.com\",\"n\":42}");
            process.terminate(Duration.ofSeconds(60));
        }
    }
}
