package dev.wadi.compiler.service;

import dev.wadi.definition.KafkaService;
import dev.wadi.definition.Text;
import dev.wadi.problem.ProblemCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * librdkafka's key and certificate files, and their inline forms, become stores of type PEM of the Java client.
 *
 * <p>Source: KIP-651. A store file holds key and certificates together; where they are two files, each is read into its own
 * property by Kafka's own directory config provider. Keys must be PKCS #8.
 */
final class KafkaCertificates {

    private static final String DIRECTORY_PROVIDER = "org.apache.kafka.common.config.provider.DirectoryConfigProvider";

    private final KafkaService service;
    private final KafkaProblems problems;
    private final Map<String, Text> settings = new LinkedHashMap<>();

    KafkaCertificates(KafkaService service, KafkaProblems problems) {
        this.service = service;
        this.problems = problems;
        authority();
        ownCertificate();
    }

    /** By the Java client's names. */
    Map<String, Text> settings() {
        return settings;
    }

    private void authority() {
        Text file = given("ssl.ca.location");
        Text inline = given("ssl.ca.pem");
        if (inline != null) {
            settings.put("ssl.truststore.type", pem(inline));
            settings.put("ssl.truststore.certificates", inline);
        } else if (file != null) {
            settings.put("ssl.truststore.type", pem(file));
            settings.put("ssl.truststore.location", file);
        }
    }

    private void ownCertificate() {
        if (!isPair("ssl.certificate.pem", "ssl.key.pem") || !isPair("ssl.certificate.location", "ssl.key.location")) {
            return;
        }
        Text certificate = given("ssl.certificate.pem");
        Text certificateFile = given("ssl.certificate.location");
        if (certificate != null) {
            settings.put("ssl.keystore.type", pem(certificate));
            settings.put("ssl.keystore.certificate.chain", certificate);
            settings.put("ssl.keystore.key", given("ssl.key.pem"));
        } else if (certificateFile != null) {
            ownFiles(certificateFile, given("ssl.key.location"));
        }
    }

    private void ownFiles(Text certificate, Text key) {
        boolean sameFile = certificate.value().equals(key.value()) && certificate.fromEnvironment() == key.fromEnvironment();
        if (!sameFile && (certificate.fromEnvironment() || key.fromEnvironment())) {
            problems.report(ProblemCode.ENVIRONMENT_NOT_HERE, "ssl.key.location",
                    "and ssl.certificate.location can come from the environment only if both name one file", null);
            return;
        }
        settings.put("ssl.keystore.type", pem(certificate));
        if (sameFile) {
            settings.put("ssl.keystore.location", certificate);
            return;
        }
        settings.put("config.providers", literal("directory", key));
        settings.put("config.providers.directory.class", literal(DIRECTORY_PROVIDER, key));
        settings.put("ssl.keystore.certificate.chain", fromFile(certificate));
        settings.put("ssl.keystore.key", fromFile(key));
    }

    private boolean isPair(String certificate, String key) {
        if ((given(certificate) == null) == (given(key) == null)) {
            return true;
        }
        boolean keyMissing = given(key) == null;
        problems.report(ProblemCode.MISSING_OPTION, keyMissing ? certificate : key,
                "needs the option '\"" + (keyMissing ? key : certificate) + "\"' beside it", null);
        return false;
    }

    private Text given(String name) {
        return service.properties().get(name);
    }

    private static Text fromFile(Text file) {
        Path path = Path.of(file.value());
        String folder = path.getParent() == null ? "." : path.getParent().toString();
        return literal("${directory:" + folder + ":" + path.getFileName() + "}", file);
    }

    private static Text pem(Text like) {
        return literal("PEM", like);
    }

    private static Text literal(String value, Text like) {
        return new Text(value, false, like.place());
    }
}
