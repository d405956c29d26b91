package dev.wadi.definition.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.catalog.ReferencePage;
import dev.wadi.definition.ByteSize;
import dev.wadi.definition.ChosenBy;
import dev.wadi.definition.OptionSpec;
import dev.wadi.definition.OptionSpec.Shape;
import dev.wadi.definition.OptionTable;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Text;
import dev.wadi.definition.reader.Node.Kind;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problems;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every record of options: its defaults, and every option set to something else. */
class OptionRecordsTest {

    private static final Place PLACE = Place.startOf("a.toml");
    private static final List<String> PROVIDERS = List.of("mongodb", "kafka", "pubsub", "http", "udf", "camel");

    private final Problems problems = new Problems();

    static Stream<Class<?>> records() {
        return ReferencePage.records().stream();
    }

    @ParameterizedTest
    @MethodSource("records")
    void hasItsDefaultsWhenOnlyRequiredOptionsAreWritten(Class<?> type) throws Exception {
        Record bound = bind(type, false);

        for (RecordComponent component : type.getRecordComponents()) {
            OptionSpec option = option(type, component);
            if (option == null || option.required()) {
                continue;
            }
            Object value = Records.read(bound, component);
            switch (option.shape()) {
                case OPTIONAL -> assertThat(value).as(option.key()).isEqualTo(Optional.empty());
                case LIST -> assertThat(value).as(option.key()).isEqualTo(List.of());
                case OTHER_KEYS -> assertThat(value).as(option.key()).isEqualTo(Map.of());
                case ONE -> assertThat(value).as(option.key()).isEqualTo(defaultOf(option));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void takesEveryOption(Class<?> type) throws Exception {
        Record bound = bind(type, true);

        for (RecordComponent component : type.getRecordComponents()) {
            OptionSpec option = option(type, component);
            if (option != null) {
                assertThat(Records.read(bound, component)).as(option.key())
                        .isNotEqualTo(Optional.empty()).isNotEqualTo(List.of()).isNotEqualTo(Map.of())
                        .isNotEqualTo(option.option().defaultsTo().isEmpty() ? null : defaultOf(option));
                assertThat(option.option().doc()).as(option.key()).endsWith(".");
            }
        }
    }

    private Record bind(Class<?> type, boolean all) {
        FamilyChooser families = new FamilyChooser();
        PROVIDERS.forEach(provider -> families.declare(provider, provider));
        RecordBinder binder = new RecordBinder(problems, families);
        Class<?> family = Arrays.stream(type.getInterfaces()).filter(candidate -> candidate.isAnnotationPresent(ChosenBy.class))
                .findFirst().orElse(type);
        Object bound = binder.bind(table(type, all), family, Location.ROOT.child("it")).orElse(null);
        assertThat(problems.describe()).isEmpty();
        return (Record) bound;
    }

    private Node.Table table(Class<?> type, boolean all) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Class<?> family : type.getInterfaces()) {
            ChosenBy chosen = family.getAnnotation(ChosenBy.class);
            if (chosen != null && !chosen.value().equals("service_name")) {
                entries.add(entry(chosen.value(), text(word(type))));
            }
        }
        for (OptionSpec option : OptionTable.of(type).options()) {
            if (option.shape() == Shape.OTHER_KEYS) {
                if (all) {
                    entries.add(entry("some.key", text("value")));
                }
            } else if (all || option.required()) {
                Node value = option.key().equals("service_name") && !word(type).isEmpty() ? text(word(type)) : value(option, all);
                entries.add(entry(option.key(), option.shape() == Shape.LIST ? new Node.Sequence(PLACE, List.of(value)) : value));
            }
        }
        return new Node.Table(PLACE, entries, false);
    }

    private Node value(OptionSpec option, boolean all) {
        Class<?> type = option.type();
        if (option.isTable()) {
            return table(type.isSealed() ? OptionTable.family(type).values().iterator().next() : type, all);
        }
        String standard = option.option().defaultsTo();
        if (type == boolean.class) {
            return new Node.Scalar(PLACE, Kind.BOOLEAN, standard.equals("true") ? "false" : "true");
        }
        if (!option.words().isEmpty()) {
            return text(option.words().stream().filter(word -> !word.equals(standard)).findFirst().orElseThrow());
        }
        if (type == String.class || type == Text.class) {
            return text("some-text");
        }
        if (type == Duration.class) {
            return text("7s");
        }
        if (type == ByteSize.class) {
            return text("7KiB");
        }
        if (type == Instant.class) {
            return text("2026-01-31T12:00:00Z");
        }
        return new Node.Scalar(PLACE, Kind.INTEGER, standard.isEmpty() ? "7" : Long.toString(Long.parseLong(standard) + 1));
    }

    private Object defaultOf(OptionSpec option) {
        return new ValueConverter(problems).defaultOf(option, PLACE, Location.ROOT.child("it"));
    }

    private static OptionSpec option(Class<?> type, RecordComponent component) {
        return component.getType() == Origin.class ? null
                : OptionTable.of(type).options().stream()
                        .filter(option -> option.key().equals(OptionSpec.keyOf(component))).findFirst().orElseThrow();
    }

    private static String word(Class<?> type) {
        return type.getAnnotation(Section.class).word();
    }

    private static Node text(String text) {
        return new Node.Scalar(PLACE, Kind.TEXT, text);
    }

    private static Node.Entry entry(String key, Node value) {
        return new Node.Entry(key, PLACE, value);
    }
}
