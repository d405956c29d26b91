package dev.wadi.compiler.service;

import dev.wadi.catalog.KafkaPropertyNames;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.Text;
import dev.wadi.problem.NearName;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Kafka service becomes properties of the Java client, whatever names they were written in.
 *
 * <p>Errors: an unknown name is a problem; one that the Java client has nothing for is a warning that names it.
 */
public final class KafkaServiceCompiler {

    private static final String BROKERS = "bootstrap.servers";

    private final CompileContext context;
    private final KafkaService service;
    /** Values by the Java client's name. */
    private final Map<String, Text> settings = new LinkedHashMap<>();
    /** The name that was written, by the Java client's name. */
    private final Map<String, String> written = new HashMap<>();

    public KafkaServiceCompiler(CompileContext context, KafkaService service) {
        this.context = context;
        this.service = service;
    }

    public KafkaClient compile() {
        service.properties().forEach(this::translate);
        KafkaCertificates certificates = new KafkaCertificates(service, this::report);
        certificates.settings().forEach(settings::put);
        String name = context.names().service(service.name());
        KafkaClient client = new KafkaClient(name, context.properties());
        Text brokers = settings.remove(BROKERS);
        if (brokers != null) {
            add(client, BROKERS, brokers);
        }
        settings.forEach((javaName, value) -> add(client, javaName, value));
        new KafkaLogin(service, name, context.properties(), this::report).addTo(client);
        new KafkaClientRules(client, written, this::report).check();
        return client;
    }

    private void add(KafkaClient client, String javaName, Text value) {
        boolean namesFile = value.value().startsWith("${directory:");
        boolean secret = SecretNames.isSecretKey(javaName) && !namesFile;
        context.properties().set(client.propertyName(javaName), value, secret);
        client.add(javaName, value.fromEnvironment() ? null : value.value());
    }

    private void translate(String name, Text value) {
        Optional<String> javaName = KafkaPropertyNames.javaName(name);
        if (KafkaPropertyNames.isDecidedByWadi(name)) {
            if (!name.equals("enable.auto.commit") || !value.value().equals("false")) {
                ignored(name, "Wadi decides it by itself");
            }
        } else if (KafkaPropertyNames.isPem(name) || KafkaLogin.isPartOfLogin(name)) {
            return;
        } else if (name.equals(KafkaPropertyNames.VERIFY_CERTIFICATES)) {
            if (!value.value().equalsIgnoreCase("true")) {
                ignored(name, "certificates of brokers are always verified; name your authority in ssl.ca.location");
            }
        } else if (name.equals("partitioner") && value.value().startsWith("murmur2")) {
            return;
        } else if (KafkaPropertyNames.hasNoEquivalent(name)) {
            ignored(name, "the Java client has nothing like it");
        } else if (javaName.isPresent()) {
            put(javaName.get(), name, value);
        } else {
            report(ProblemCode.UNKNOWN_KAFKA_PROPERTY, name, "is no property of a Kafka client",
                    NearName.of(name, KafkaPropertyNames.all()));
        }
    }

    private void put(String javaName, String name, Text value) {
        String first = written.putIfAbsent(javaName, name);
        boolean bothLimitMemory = javaName.equals("buffer.memory");
        if (first != null && !bothLimitMemory) {
            report(ProblemCode.CONFLICTING_OPTIONS, name, "is the same property as \"" + first + "\"", null);
            return;
        }
        Optional<Text> translated = KafkaValues.translate(name, javaName, value);
        if (translated.isEmpty()) {
            report(ProblemCode.INVALID_VALUE, name, "is no number: '" + value.value() + "'", null);
            return;
        }
        Text setting = translated.get();
        Optional<KafkaValueCheck.Flaw> flaw = setting.fromEnvironment() ? Optional.empty()
                : KafkaValueCheck.flawOf(javaName, setting.value());
        if (flaw.isPresent()) {
            report(name, value, flaw.get());
            return;
        }
        settings.merge(javaName, setting, (old, late) -> name.endsWith("kbytes") ? late : old);
    }

    private void report(String name, Text value, KafkaValueCheck.Flaw flaw) {
        String option = "\"" + name + "\"";
        String found = SecretNames.isSecretKey(name) ? Problem.SECRET : value.value();
        context.problems().add(Problem.of(flaw.code(), value.place(), service.origin().labelOf(option) + " cannot be '" + found + "'")
                .at(service.origin().pathOf(option)).found(found).allowing(flaw.allowed())
                .suggesting(NearName.of(value.value(), flaw.allowed())));
    }

    private void ignored(String name, String reason) {
        report(ProblemCode.KAFKA_PROPERTY_IGNORED, name, "is ignored: " + reason, null);
    }

    private void report(ProblemCode code, String name, String predicate, String suggestion) {
        String option = "\"" + name + "\"";
        Text value = service.properties().get(name);
        Place key = service.origin().keyOf(name);
        Place place = code == ProblemCode.INVALID_VALUE && value != null ? value.place() : key;
        context.problems().add(Problem.of(code, place, service.origin().labelOf(option) + " " + predicate)
                .at(service.origin().pathOf(option)).found(name).suggesting(suggestion));
    }
}
