package dev.wadi.definition.reader;

import dev.wadi.definition.ByteSize;
import dev.wadi.definition.Choice;
import dev.wadi.definition.OptionSpec;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.Text;
import dev.wadi.definition.Value;
import dev.wadi.definition.reader.Node.Kind;
import dev.wadi.problem.NearName;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns single values into the types of record components. A value that does not fit is reported and becomes null. */
final class ValueConverter {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h)");
    private static final String DURATION_WORDS = "a whole number and ms, s, m or h";
    private static final Pattern BYTE_SIZE = Pattern.compile("([1-9]\\d{0,8})(B|kB|KB|KiB|MB|MiB|GB|GiB)");
    private static final String BYTE_SIZE_WORDS = "a whole number and B, KB, MB or GB, or KiB, MiB or GiB";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Problems problems;

    ValueConverter(Problems problems) {
        this.problems = problems;
    }

    /** The default that the option declares. */
    Object defaultOf(OptionSpec option, Place place, Location where) {
        Class<?> type = option.type();
        Kind kind = type == boolean.class ? Kind.BOOLEAN : type == int.class || type == long.class ? Kind.INTEGER : Kind.TEXT;
        return convert(option, new Node.Scalar(place, kind, option.option().defaultsTo()), where);
    }

    Object convert(OptionSpec option, Node node, Location where) {
        Class<?> type = option.type();
        if (type == Value.class) {
            return value(node, where);
        }
        if (!(node instanceof Node.Scalar scalar)) {
            return wrongType(node, where, expected(option));
        }
        if (type == boolean.class) {
            return scalar.kind() == Kind.BOOLEAN ? Boolean.valueOf(scalar.text()) : wrongType(node, where, expected(option));
        }
        if (type == int.class || type == long.class || type == Long.class) {
            return number(option, scalar, where);
        }
        if (type == Duration.class) {
            return duration(scalar, where);
        }
        if (type == ByteSize.class) {
            return byteSize(scalar, where);
        }
        if (type == Instant.class) {
            return instant(scalar, where);
        }
        if (scalar.kind() != Kind.TEXT) {
            return wrongType(node, where, expected(option));
        }
        if (type == Text.class) {
            return text(option, scalar, where);
        }
        if (scalar.text().startsWith(Text.ENVIRONMENT_PREFIX)) {
            return report(where.problem(ProblemCode.ENVIRONMENT_NOT_HERE, scalar.place(),
                    "cannot come from the environment, it must be known when the definition is read").found(scalar.text()));
        }
        if (type == String.class) {
            return name(scalar, where);
        }
        return word(option, scalar, where);
    }

    private Object value(Node node, Location where) {
        Optional<Node.Scalar> none = NodeJson.withoutForm(node);
        if (none.isPresent()) {
            return report(where.problem(ProblemCode.INVALID_VALUE, none.get().place(), "cannot hold " + none.get().text()
                    + ", which JSON has no form for").found(none.get().text())
                    .allowing("finite numbers; for BSON also { $numberDouble: \"NaN\" }, \"Infinity\" and \"-Infinity\""));
        }
        return new Value(NodeJson.of(node), node.place());
    }

    /** The properties under keys that are no options: scalars, and tables of them whose keys are joined by dots. */
    Map<String, Text> properties(OptionSpec option, List<Node.Entry> entries, Location where) {
        Map<String, Text> properties = new LinkedHashMap<>();
        boolean complete = addProperties(option, "", entries, where, properties);
        return complete ? properties : null;
    }

    private boolean addProperties(OptionSpec option, String prefix, List<Node.Entry> entries, Location where,
            Map<String, Text> properties) {
        boolean complete = true;
        for (Node.Entry entry : entries) {
            String key = prefix + entry.key();
            Location at = where.child("\"" + key + "\"");
            if (entry.value() instanceof Node.Table table) {
                complete &= addProperties(option, key + ".", table.entries(), where, properties);
            } else if (entry.value() instanceof Node.Scalar scalar && scalar.kind() != Kind.NOTHING) {
                Text text = reference(scalar, at);
                complete &= text != null && properties.putIfAbsent(key, text) == null;
            } else {
                wrongType(entry.value(), at, List.of("text", "a number", "true or false"));
                complete = false;
            }
        }
        return complete;
    }

    private Object text(OptionSpec option, Node.Scalar scalar, Location where) {
        Text text = reference(scalar, where);
        if (text != null && scalar.text().isBlank()) {
            return report(where.problem(ProblemCode.EMPTY_VALUE, scalar.place(), "must not be empty"));
        }
        return text;
    }

    private Text reference(Node.Scalar scalar, Location where) {
        if (scalar.kind() != Kind.TEXT || !scalar.text().startsWith(Text.ENVIRONMENT_PREFIX)) {
            return new Text(scalar.text(), false, scalar.place());
        }
        String variable = scalar.text().substring(Text.ENVIRONMENT_PREFIX.length());
        if (!VARIABLE.matcher(variable).matches()) {
            problems.add(where.problem(ProblemCode.ENVIRONMENT_NAME, scalar.place(), "names no environment variable: '" + variable
                    + "'").found(scalar.text()).allowing("env: and letters, digits and _, not beginning with a digit"));
            return null;
        }
        return new Text(variable, true, scalar.place());
    }

    private Object name(Node.Scalar scalar, Location where) {
        if (scalar.text().isBlank()) {
            return report(where.problem(ProblemCode.EMPTY_VALUE, scalar.place(), "must not be empty"));
        }
        if (scalar.text().codePoints().anyMatch(character -> Character.isISOControl(character) || "{}".indexOf(character) >= 0)) {
            return report(where.problem(ProblemCode.INVALID_VALUE, scalar.place(), "is no name: '" + scalar.text() + "'")
                    .found(scalar.text()).allowing("any text without braces and control characters"));
        }
        return scalar.text();
    }

    private Object word(OptionSpec option, Node.Scalar scalar, Location where) {
        for (Object constant : option.type().getEnumConstants()) {
            if (((Choice) constant).word().equals(scalar.text())) {
                return constant;
            }
        }
        List<String> words = option.words().stream().sorted().toList();
        return report(where.problem(ProblemCode.UNKNOWN_VALUE, scalar.place(), "cannot be '" + scalar.text() + "'")
                .found(scalar.text()).allowing(words).suggesting(NearName.of(scalar.text(), words)));
    }

    private Object number(OptionSpec option, Node.Scalar scalar, Location where) {
        if (scalar.kind() != Kind.INTEGER) {
            return wrongType(scalar, where, List.of("a whole number"));
        }
        BigInteger number = new BigInteger(scalar.text().startsWith("0x") || scalar.text().startsWith("0o")
                ? scalar.text().substring(2) : scalar.text(), radix(scalar.text()));
        long most = option.type() == int.class ? Math.min(Integer.MAX_VALUE, option.option().max()) : option.option().max();
        BigDecimal exact = new BigDecimal(number);
        long least = option.option().min();
        if (exact.compareTo(BigDecimal.valueOf(least)) < 0 || exact.compareTo(BigDecimal.valueOf(most)) > 0) {
            String range = most == Long.MAX_VALUE ? least + " or more" : "a whole number from " + least + " to " + most;
            return report(where.problem(ProblemCode.OUT_OF_RANGE, scalar.place(), "cannot be " + scalar.text())
                    .found(scalar.text()).allowing(range));
        }
        return option.type() == int.class ? (Object) number.intValueExact() : (Object) number.longValueExact();
    }

    /** YAML's core schema knows whole numbers to the bases 16 and 8. */
    private static int radix(String number) {
        return number.startsWith("0x") ? 16 : number.startsWith("0o") ? 8 : 10;
    }

    private Object duration(Node.Scalar scalar, Location where) {
        Matcher matcher = DURATION.matcher(scalar.text());
        if (scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.TEXT && scalar.text().matches("\\d{1,12}")) {
            return report(where.problem(ProblemCode.DURATION_WITHOUT_UNIT, scalar.place(), "needs a unit, found " + scalar.text())
                    .found(scalar.text()).allowing(DURATION_WORDS).suggesting(scalar.text() + "ms"));
        }
        if (scalar.kind() != Kind.TEXT) {
            return wrongType(scalar, where, List.of(DURATION_WORDS));
        }
        if (!matcher.matches()) {
            return report(where.problem(ProblemCode.INVALID_VALUE, scalar.place(), "is no duration: '" + scalar.text() + "'")
                    .found(scalar.text()).allowing(DURATION_WORDS));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private Object byteSize(Node.Scalar scalar, Location where) {
        Matcher matcher = BYTE_SIZE.matcher(scalar.text());
        if (scalar.kind() != Kind.TEXT) {
            return wrongType(scalar, where, List.of(BYTE_SIZE_WORDS));
        }
        if (!matcher.matches()) {
            return report(where.problem(ProblemCode.INVALID_VALUE, scalar.place(), "is no size: '" + scalar.text() + "'")
                    .found(scalar.text()).allowing(BYTE_SIZE_WORDS));
        }
        long amount = Long.parseLong(matcher.group(1));
        return new ByteSize(amount * switch (matcher.group(2)) {
            case "B" -> 1L;
            case "kB", "KB" -> 1_000L;
            case "KiB" -> 1L << 10;
            case "MB" -> 1_000_000L;
            case "MiB" -> 1L << 20;
            case "GB" -> 1_000_000_000L;
            default -> 1L << 30;
        });
    }

    private Object instant(Node.Scalar scalar, Location where) {
        if (scalar.kind() != Kind.TEXT && scalar.kind() != Kind.TIME) {
            return wrongType(scalar, where, List.of("a date and time with zone, as in 2026-01-31T12:00:00Z"));
        }
        try {
            return OffsetDateTime.parse(scalar.text().replace(' ', 'T').toUpperCase(Locale.ROOT)).toInstant();
        } catch (DateTimeParseException e) {
            return report(where.problem(ProblemCode.INVALID_VALUE, scalar.place(), "is no date and time with zone: '"
                    + scalar.text() + "'").found(scalar.text()).allowing("a time as in 2026-01-31T12:00:00Z"));
        }
    }

    private static List<String> expected(OptionSpec option) {
        Class<?> type = option.type();
        if (type == boolean.class) {
            return List.of("true", "false");
        }
        List<String> words = new ArrayList<>(option.words());
        return words.isEmpty() ? List.of(type == Duration.class ? DURATION_WORDS
                : type == ByteSize.class ? BYTE_SIZE_WORDS : "text in quotes") : words;
    }

    private Object wrongType(Node node, Location where, List<String> expected) {
        boolean text = node instanceof Node.Scalar scalar && scalar.kind() == Kind.TEXT;
        String found = text && SecretNames.isSecretKey(where.path()) ? Problem.SECRET : node.describe();
        String last = expected.get(expected.size() - 1);
        String words = expected.size() == 1 ? last
                : String.join(", ", expected.subList(0, expected.size() - 1)) + " or " + last;
        return report(where.problem(ProblemCode.WRONG_TYPE, node.place(), "must be " + words + ", found " + found)
                .found(found).allowing(expected));
    }

    private Object report(Problem problem) {
        problems.add(problem);
        return null;
    }
}
