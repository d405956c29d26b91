package dev.wadi.compiler.service;

import dev.wadi.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/**
 * Asks the Java client's own rules whether it can use a value: the client itself says so only when a connector starts.
 *
 * <p>Source: {@code ConsumerConfig.configDef} and {@code ProducerConfig.configDef}.
 */
final class KafkaValueCheck {

    private static final List<ConfigDef> RULES = List.of(ConsumerConfig.configDef(), ProducerConfig.configDef());
    /** A source finds its start positions by itself and knows no durations. */
    private static final Map<String, List<String>> FEWER = Map.of("auto.offset.reset", List.of("earliest", "latest", "none"));
    private static final List<String> ASSIGNORS = List.of("range", "roundrobin", "cooperative-sticky", "names of classes");
    private static final Pattern RANGE = Pattern.compile("\\[(-?\\d+),\\.\\.\\.(?:,(\\d+))?](.*)");
    private static final Pattern WORDS = Pattern.compile("(?:\\(case insensitive\\) )?\\[(.*)]");

    private KafkaValueCheck() {}

    /**
     * What is wrong with a value.
     *
     * @param allowed what may stand there, in words
     */
    record Flaw(ProblemCode code, List<String> allowed) {}

    /** The value's flaw; empty when the client can use it. */
    static Optional<Flaw> flawOf(String javaName, String value) {
        List<String> fewer = FEWER.get(javaName);
        if (fewer != null) {
            return fewer.contains(value) ? Optional.empty() : Optional.of(new Flaw(ProblemCode.UNKNOWN_VALUE, fewer));
        }
        if (javaName.equals("partition.assignment.strategy") && !Arrays.stream(value.split(",")).allMatch(KafkaValueCheck::isClassName)) {
            return Optional.of(new Flaw(ProblemCode.UNKNOWN_VALUE, ASSIGNORS));
        }
        return RULES.stream().map(rules -> rules.configKeys().get(javaName)).filter(key -> key != null).findFirst()
                .flatMap(key -> flaw(key, value));
    }

    private static boolean isClassName(String item) {
        return item.contains(".");
    }

    private static Optional<Flaw> flaw(ConfigKey key, String value) {
        Object parsed;
        try {
            parsed = ConfigDef.parseType(key.name, value, key.type);
        } catch (ConfigException wrongType) {
            return Optional.of(ofType(key.type));
        }
        try {
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
            return Optional.empty();
        } catch (ConfigException refused) {
            return Optional.of(ofRule(key.validator.toString()));
        }
    }

    private static Flaw ofType(ConfigDef.Type type) {
        return switch (type) {
            case INT -> new Flaw(ProblemCode.INVALID_VALUE, List.of("a whole number up to " + Integer.MAX_VALUE));
            case SHORT -> new Flaw(ProblemCode.INVALID_VALUE, List.of("a whole number up to " + Short.MAX_VALUE));
            case LONG -> new Flaw(ProblemCode.INVALID_VALUE, List.of("a whole number"));
            case DOUBLE -> new Flaw(ProblemCode.INVALID_VALUE, List.of("a number"));
            case BOOLEAN -> new Flaw(ProblemCode.UNKNOWN_VALUE, List.of("true", "false"));
            case CLASS -> new Flaw(ProblemCode.INVALID_VALUE, List.of("the name of a class on the class path"));
            case STRING, LIST, PASSWORD -> new Flaw(ProblemCode.INVALID_VALUE, List.of("text"));
        };
    }

    private static Flaw ofRule(String rule) {
        Matcher range = RANGE.matcher(rule);
        if (range.matches()) {
            String end = range.group(2) == null ? " or more" : " to " + range.group(2);
            return new Flaw(ProblemCode.OUT_OF_RANGE, List.of(range.group(1) + end + range.group(3)));
        }
        Matcher words = WORDS.matcher(rule);
        return words.matches() ? new Flaw(ProblemCode.UNKNOWN_VALUE, List.of(words.group(1).split(", ")).stream().sorted().toList())
                : new Flaw(ProblemCode.INVALID_VALUE, List.of(rule.toLowerCase(Locale.ROOT)));
    }
}
