package dev.wadi.compiler.service;

import dev.wadi.definition.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values that librdkafka and the Java client write differently. References to the environment stay as they are. */
final class KafkaValues {

    private static final BigDecimal KIBIBYTE = BigDecimal.valueOf(1024);

    private static final String ASSIGNOR_PACKAGE = "org.apache.kafka.clients.consumer.";
    /** librdkafka's word to the Java client's class. */
    private static final Map<String, String> ASSIGNORS = Map.of(
            "range", ASSIGNOR_PACKAGE + "RangeAssignor",
            "roundrobin", ASSIGNOR_PACKAGE + "RoundRobinAssignor",
            "cooperative-sticky", ASSIGNOR_PACKAGE + "CooperativeStickyAssignor");

    private KafkaValues() {}

    /** The value for the Java client; empty when a number was expected. */
    static Optional<Text> translate(String name, String javaName, Text value) {
        if (value.fromEnvironment()) {
            return Optional.of(value);
        }
        String text = value.value().strip();
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (javaName) {
            case "security.protocol" -> literal(value, text.toUpperCase(Locale.ROOT));
            case "auto.offset.reset" -> literal(value, switch (lower) {
                case "smallest", "beginning" -> "earliest";
                case "largest", "end" -> "latest";
                case "error" -> "none";
                default -> lower;
            });
            case "acks" -> literal(value, text.equals("-1") ? "all" : lower);
            case "ssl.endpoint.identification.algorithm" -> literal(value, lower.equals("none") ? "" : lower);
            case "partition.assignment.strategy" -> literal(value, assignors(lower, text));
            // librdkafka limits the queue in messages or kilobytes; a message is taken as one kilobyte
            case "buffer.memory" -> name.startsWith("queue.") ? number(value, KIBIBYTE) : literal(value, text);
            // librdkafka allows fractions of a millisecond
            case "linger.ms" -> number(value, BigDecimal.ONE);
            default -> literal(value, text);
        };
    }

    /** librdkafka has words for the classes; a list that has none of them stays as it is. */
    private static String assignors(String lower, String text) {
        List<String> words = List.of(lower.split("\\s*,\\s*"));
        return words.stream().noneMatch(ASSIGNORS::containsKey) ? text
                : words.stream().map(word -> ASSIGNORS.getOrDefault(word, word)).collect(Collectors.joining(","));
    }

    private static Optional<Text> number(Text value, BigDecimal factor) {
        String text = value.value().strip();
        if (!text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            return Optional.empty();
        }
        return literal(value, new BigDecimal(text).multiply(factor).setScale(0, RoundingMode.DOWN).toPlainString());
    }

    private static Optional<Text> literal(Text value, String text) {
        return Optional.of(new Text(text, false, value.place()));
    }
}
