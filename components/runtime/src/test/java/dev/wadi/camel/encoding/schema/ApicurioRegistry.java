package dev.wadi.camel.encoding.schema;

import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import dev.wadi.servers.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Apicurio registry as a child process, its data in memory, seen through its Confluent-compatible interface.
 *
 * <p>Its program is 150 MB, so only the Maven profile {@code registry} fetches it; it wants Java 21, which
 * {@code -Dbackend.registry.java} or {@code WADI_REGISTRY_JAVA} names where the tests themselves run on an older one.
 */
final class ApicurioRegistry implements AutoCloseable {

    private static final Path PROGRAM = Path.of("target", "registry", "quarkus-run.jar");
    private static final int OLDEST_JAVA = 21;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChildProcess process;
    private final String url;

    private ApicurioRegistry(ChildProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Skips a class aloud where there is no registry. */
    static final class Needed implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<String> missing = missing();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("there is a registry");
            }
            String reason = context.getDisplayName() + " needs a schema registry: " + missing.get();
            if (context.getTestMethod().isEmpty()) {
                System.out.println("SKIPPED " + reason); // JUnit's reason reaches report files only
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }

    private static Optional<String> missing() {
        if (!Files.exists(PROGRAM)) {
            return Optional.of("the Maven profile 'registry' fetches one (./mvnw -Pregistry verify)");
        }
        return java().isPresent() ? Optional.empty()
                : Optional.of("it runs on Java " + OLDEST_JAVA + "; name one with -Dbackend.registry.java=/path/to/bin/java");
    }

    private static Optional<String> java() {
        String named = System.getProperty("backend.registry.java", System.getenv().getOrDefault("WADI_REGISTRY_JAVA", ""));
        if (!named.isBlank()) {
            return Optional.of(named);
        }
        return Runtime.version().feature() < OLDEST_JAVA ? Optional.empty()
                : Optional.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    /** Starts a registry without schemas and waits until it answers. */
    static ApicurioRegistry start(Path folder) {
        int port = FreePorts.next();
        ChildProcess process = ChildProcess.start(ChildCommand.of(folder.resolve("registry.log"), List.of(java().orElseThrow(),
                "-Xmx512m", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1", "-Dquarkus.management.port=" + FreePorts.next(),
                "-jar", PROGRAM.toString())));
        process.awaitLine("Listening on", START_TIMEOUT);
        return new ApicurioRegistry(process, "http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    String url() {
        return url;
    }

    /** Adds a version to a subject, which is made if need be; returns the number of the schema. */
    int register(String subject, String kind, String schema) throws IOException, InterruptedException {
        BsonDocument body = new BsonDocument("schema", new BsonString(schema)).append("schemaType", new BsonString(kind));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toJson())).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the registry answers " + answer.statusCode() + ": " + answer.body());
        }
        return BsonDocument.parse(answer.body()).getInt32("id").getValue();
    }

    @Override
    public void close() {
        process.kill();
        process.close();
    }
}
