package dev.wadi.catalog;

import dev.wadi.definition.ByteSize;
import dev.wadi.definition.ChosenBy;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.OptionSpec;
import dev.wadi.definition.OptionSpec.Shape;
import dev.wadi.definition.OptionTable;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.Section;
import dev.wadi.definition.ServiceDefinition;
import dev.wadi.definition.SystemDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The reference page of definitions, written from the option records, so that it cannot say anything else than they do. */
public final class ReferencePage {

    private static final String INTRODUCTION = """
            # Definitions

            Written from the option records; do not edit (the test writes it:
            `./mvnw -pl src -am test -Dtest=ReferencePageTest -Dgolden=update -Dsurefire.failIfNoSpecifiedTests=false`).

            A definition is a TOML, YAML or JSON file with `services`, `connectors` and, if needed, `system`. All three dialects
            have the same tables and options; in TOML a service is written as `[[services]]`, a connector as `[[connectors]]`. An
            option may also be written in camelCase.

            A text that begins with `env:` names an environment variable, which is read when a connector starts. Options of type
            *name*, and words to choose from, must be known earlier and cannot come from the environment. A secret that stands in
            the file itself works, is warned of, and is never written into a route. User name and password of a Kafka login that
            come from the environment must not hold a double quote or a backslash.
            """;

    private final StringBuilder page;
    private final Set<Class<?>> sections = new LinkedHashSet<>();

    private ReferencePage(String introduction) {
        page = new StringBuilder(introduction);
    }

    /** The page in Markdown. */
    public static String text() {
        ReferencePage reference = new ReferencePage(INTRODUCTION);
        for (Class<?> root : List.of(ServiceDefinition.class, ConnectorDefinition.class, SystemDefinition.class)) {
            reference.collect(root);
        }
        reference.sections.forEach(reference::section);
        reference.kafkaProperties();
        return reference.page.toString();
    }

    /** A page of its own for a record and all tables in it. */
    static String text(String introduction, Class<?> root) {
        ReferencePage reference = new ReferencePage(introduction);
        reference.collect(root);
        reference.sections.forEach(reference::section);
        return reference.page.toString();
    }

    /** Every record of options that can stand in a definition, in the order of the page. */
    public static Set<Class<?>> records() {
        ReferencePage reference = new ReferencePage(INTRODUCTION);
        List.of(ServiceDefinition.class, ConnectorDefinition.class, SystemDefinition.class).forEach(reference::collect);
        return reference.sections;
    }

    private void collect(Class<?> type) {
        if (type.isSealed()) {
            OptionTable.family(type).values().forEach(this::collect);
        } else if (sections.add(type)) {
            OptionTable.of(type).options().stream().filter(OptionSpec::isTable).forEach(option -> collect(option.type()));
        }
    }

    private void section(Class<?> type) {
        Section section = type.getAnnotation(Section.class);
        page.append("\n## ").append(section.title()).append("\n\n").append(section.doc()).append("\n\n")
                .append("| Option | Type | Default | |\n|---|---|---|---|\n");
        chooser(type, section);
        for (OptionSpec option : OptionTable.of(type).options()) {
            String key = option.shape() == Shape.OTHER_KEYS ? "any other key" : "`" + option.key() + "`";
            row(key, type(option), defaultOf(option), option.option().doc() + secrecy(option.option().secrecy()));
        }
    }

    /** The word that makes a table this one; where a service's provider does, its option is in the table already. */
    private void chooser(Class<?> type, Section section) {
        for (Class<?> family : type.getInterfaces()) {
            ChosenBy chosen = family.getAnnotation(ChosenBy.class);
            if (chosen != null && !chosen.value().equals("service_name")) {
                row("`" + chosen.value() + "`", "`" + section.word() + "`", "required", "Makes the table this one.");
            }
        }
    }

    private void row(String... cells) {
        page.append("| ").append(Arrays.stream(cells).map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | "))).append(" |\n");
    }

    private static String type(OptionSpec option) {
        if (option.isTable()) {
            return (option.shape() == Shape.LIST ? "list of tables: " : "table: ") + links(option.type());
        }
        if (!option.words().isEmpty()) {
            return option.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
        Map<Class<?>, String> words = Map.of(String.class, "name", Text.class, "text", boolean.class, "`true`, `false`",
                Duration.class, "duration: `500ms`, `10s`, `5m`, `1h`", ByteSize.class, "size: `500KB`, `16MB`, `1GiB`",
                Instant.class, "time: `2026-01-31T12:00:00Z`", Value.class, "any value");
        return words.getOrDefault(option.type(), "whole number" + range(option));
    }

    private static String range(OptionSpec option) {
        long least = option.option().min();
        long most = option.option().max();
        return least == Long.MIN_VALUE ? "" : most == Long.MAX_VALUE ? ", " + least + " or more" : ", " + least + " to " + most;
    }

    private static String links(Class<?> type) {
        List<Class<?>> targets = type.isSealed() ? List.copyOf(OptionTable.family(type).values()) : List.of(type);
        return targets.stream().map(target -> target.getAnnotation(Section.class).title())
                .map(title -> "[" + title + "](#" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-')
                        + ")")
                .collect(Collectors.joining(", "));
    }

    private static String defaultOf(OptionSpec option) {
        return option.required() ? "required"
                : option.option().defaultsTo().isEmpty() ? "" : "`" + option.option().defaultsTo() + "`";
    }

    private static String secrecy(Secrecy secrecy) {
        return switch (secrecy) {
            case NONE -> "";
            case WHOLE -> " Secret.";
            case IF_USER_IN_ADDRESS -> " Secret if there is a user or password in it.";
            case BY_KEY -> " Passwords, keys and tokens among them are secret.";
        };
    }

    private void kafkaProperties() {
        page.append("\n## Kafka properties\n\nNames of librdkafka are translated to those of the Java client:\n\n"
                + "| librdkafka | Java client |\n|---|---|\n");
        KafkaPropertyNames.renamed().forEach((name, java) -> row("`" + name + "`", "`" + java + "`"));
        row("`sasl.username`, `sasl.password`", "`sasl.jaas.config`");
        row("`ssl.ca.location`, `ssl.ca.pem`", "trust store of type PEM");
        row("`ssl.certificate.*`, `ssl.key.*`", "key store of type PEM; the key in PKCS #8");
        page.append("\nIgnored with a warning, because the Java client has nothing like them: ")
                .append(listed(KafkaPropertyNames.withoutEquivalent()))
                .append(".\n\nIgnored with a warning, because Wadi decides them by itself: ")
                .append(listed(KafkaPropertyNames.decidedByWadi())).append(".\n")
                .append("""

                        Values are checked by the Java client's own rules, except those that come from the environment. Words that
                        librdkafka writes differently are translated (`auto.offset.reset = "smallest"`, `acks = -1`,
                        `partition.assignment.strategy = "range,roundrobin"`). A request never outlasts `message.timeout.ms`. Without
                        a word about it a sink waits for every replica and sends idempotently, one request at a time, which `acks`,
                        `retries` and `max.in.flight` can weaken: what may then be lost or change places is a warning.
                        """);
    }

    private static String listed(Set<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
