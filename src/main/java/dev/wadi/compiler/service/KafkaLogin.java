package dev.wadi.compiler.service;

import dev.wadi.catalog.KafkaPropertyNames;
import dev.wadi.compiler.text.PropertyTable;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.Text;
import dev.wadi.problem.ProblemCode;
import java.util.Locale;

/** User name and password of librdkafka become the login module text of the Java client. */
final class KafkaLogin {

    private static final String MECHANISM = "sasl.mechanism";
    private static final String JAAS = "sasl.jaas.config";

    private final KafkaService service;
    private final String serviceName;
    private final PropertyTable table;
    private final KafkaProblems problems;

    KafkaLogin(KafkaService service, String serviceName, PropertyTable table, KafkaProblems problems) {
        this.service = service;
        this.serviceName = serviceName;
        this.table = table;
        this.problems = problems;
    }

    static boolean isPartOfLogin(String name) {
        return name.equals(KafkaPropertyNames.SASL_USERNAME) || name.equals(KafkaPropertyNames.SASL_PASSWORD);
    }

    void addTo(KafkaClient client) {
        Text user = service.properties().get(KafkaPropertyNames.SASL_USERNAME);
        Text password = service.properties().get(KafkaPropertyNames.SASL_PASSWORD);
        if (user == null && password == null) {
            return;
        }
        if (user == null || password == null) {
            String missing = user == null ? KafkaPropertyNames.SASL_USERNAME : KafkaPropertyNames.SASL_PASSWORD;
            problems.report(ProblemCode.MISSING_OPTION, user == null ? KafkaPropertyNames.SASL_PASSWORD
                    : KafkaPropertyNames.SASL_USERNAME, "needs the option '\"" + missing + "\"' beside it", null);
            return;
        }
        if (client.has(JAAS)) {
            problems.report(ProblemCode.CONFLICTING_OPTIONS, KafkaPropertyNames.SASL_USERNAME,
                    "cannot stand beside \"" + JAAS + "\", which names the user itself", null);
            return;
        }
        String module = module(client);
        if (module != null) {
            table.set(serviceName + ".sasl.username", escaped(user), false);
            table.set(serviceName + ".sasl.password", escaped(password), true);
            table.setText(client.propertyName(JAAS), module + " required username=\"{{" + serviceName
                    + ".sasl.username}}\" password=\"{{" + serviceName + ".sasl.password}}\";");
            client.add(JAAS, null);
        }
    }

    private String module(KafkaClient client) {
        String written = service.properties().containsKey("sasl.mechanisms") ? "sasl.mechanisms" : MECHANISM;
        if (!client.has(MECHANISM)) {
            problems.report(ProblemCode.MISSING_OPTION, KafkaPropertyNames.SASL_USERNAME,
                    "needs the option '\"" + MECHANISM + "\"' beside it: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512", null);
            return null;
        }
        if (client.literal(MECHANISM).isEmpty()) {
            problems.report(ProblemCode.ENVIRONMENT_NOT_HERE, written,
                    "cannot come from the environment: what user name and password become depends on it", null);
            return null;
        }
        return switch (client.literal(MECHANISM).get().toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> "org.apache.kafka.common.security.plain.PlainLoginModule";
            case "SCRAM-SHA-256", "SCRAM-SHA-512" -> "org.apache.kafka.common.security.scram.ScramLoginModule";
            default -> {
                problems.report(ProblemCode.CONFLICTING_OPTIONS, written, "has no user name and password; PLAIN, SCRAM-SHA-256 "
                        + "and SCRAM-SHA-512 have", null);
                yield null;
            }
        };
    }

    /** As the login module's text wants quotes and backslashes. */
    private static Text escaped(Text text) {
        return text.fromEnvironment() ? text
                : new Text(text.value().replace("\\", "\\\\").replace("\"", "\\\""), false, text.place());
    }
}
