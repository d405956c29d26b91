package dev.wadi.definition.reader;

import dev.wadi.definition.ChosenBy;
import dev.wadi.definition.OptionSpec;
import dev.wadi.definition.OptionTable;
import dev.wadi.definition.Origin;
import dev.wadi.problem.NearName;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns tables into records, by what the records declare, and reports everything that does not fit.
 *
 * <p>A table with a wrong or missing value has no record; one with nothing but unknown keys has.
 */
final class RecordBinder {

    private final Problems problems;
    private final FamilyChooser families;
    private final ValueConverter values;

    RecordBinder(Problems problems, FamilyChooser families) {
        this.problems = problems;
        this.families = families;
        this.values = new ValueConverter(problems);
    }

    /** The record of a type, or of the member of a sealed family, that the table describes. */
    <T> Optional<T> bind(Node node, Class<T> type, Location where) {
        if (!(node instanceof Node.Table table)) {
            problems.add(where.problem(ProblemCode.WRONG_TYPE, node.place(), "must be a table, found " + node.describe())
                    .found(node.describe()).allowing("a table"));
            return Optional.empty();
        }
        if (type.isRecord()) {
            return new Binding(table, where, OptionTable.of(type), null).record(type);
        }
        String chooser = type.getAnnotation(ChosenBy.class).value();
        FamilyChooser.Choice choice = families.choose(type, chooser, table, where, problems);
        Binding binding = new Binding(table, where, choice.options(), chooser);
        if (choice.member() == null) {
            binding.values();
            return Optional.empty();
        }
        return binding.record(choice.member()).map(type::cast);
    }

    /** The records of a list of tables; null when the list itself or one of its items failed. */
    <T> List<T> bindList(Node node, Class<T> type, Location where) {
        if (!(node instanceof Node.Sequence sequence)) {
            problems.add(where.problem(ProblemCode.WRONG_TYPE, node.place(), "must be a list of tables, found " + node.describe())
                    .found(node.describe()).allowing("a list of tables"));
            return null;
        }
        List<T> records = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            bind(sequence.items().get(i), type, where.item(i)).ifPresent(records::add);
        }
        return records.size() == sequence.items().size() ? records : null;
    }

    /** One table on its way into a record. */
    private final class Binding {
        private final Node.Table table;
        private final Location where;
        private final OptionTable options;
        private final String chooser;
        private final Map<String, Node.Entry> written = new LinkedHashMap<>();
        private final List<Node.Entry> others = new ArrayList<>();
        /** Options that an unknown key was probably meant to be: that they are missing is no second mistake. */
        private final Set<String> misspelt = new HashSet<>();
        private boolean failed;

        Binding(Node.Table table, Location where, OptionTable options, String chooser) {
            this.table = table;
            this.where = where;
            this.options = options;
            this.chooser = chooser;
            sortKeys();
        }

        private void sortKeys() {
            for (Node.Entry entry : table.entries()) {
                Optional<OptionSpec> option = options.find(entry.key());
                if (option.isPresent()) {
                    Node.Entry first = written.putIfAbsent(option.get().key(), entry);
                    if (first != null) {
                        problems.add(where.problem(ProblemCode.DUPLICATE_KEY, entry.place(), "has '" + entry.key()
                                + "' twice, as '" + first.key() + "' in line " + first.place().line()).found(entry.key()));
                    }
                } else if (options.otherKeys().isPresent()) {
                    others.add(entry);
                } else {
                    unknown(entry);
                }
            }
            if (chooser != null) {
                others.removeIf(entry -> entry.key().equals(chooser));
            }
        }

        private void unknown(Node.Entry entry) {
            if (entry.key().equals(chooser)) {
                return;
            }
            List<String> keys = new ArrayList<>(options.keys());
            if (chooser != null && !keys.contains(chooser)) {
                keys.add(chooser);
                keys.sort(null);
            }
            String near = NearName.of(entry.key(), keys);
            misspelt.add(near);
            problems.add(where.problem(ProblemCode.UNKNOWN_OPTION, entry.place(), "has no option '" + entry.key() + "'")
                    .found(entry.key()).allowing(keys).suggesting(near));
        }

        /** Every option's value by key; those that failed are missing and have been reported. */
        Map<String, Object> values() {
            Map<String, Object> read = new LinkedHashMap<>();
            for (OptionSpec option : options.options()) {
                Object value = value(option);
                if (value == null) {
                    failed = true;
                } else {
                    read.put(option.key(), value);
                }
            }
            return read;
        }

        <R> Optional<R> record(Class<R> type) {
            Map<String, Object> read = values();
            return failed || table.damaged() ? Optional.empty() : Optional.of(construct(type, read));
        }

        private Object value(OptionSpec option) {
            Node.Entry entry = written.get(option.key());
            Location at = where.child(option.key());
            return switch (option.shape()) {
                case OTHER_KEYS -> values.properties(option, others, where);
                case LIST -> entry == null ? absentList(option) : list(option, entry.value(), at);
                case OPTIONAL -> entry == null ? Optional.empty()
                        : Optional.ofNullable(single(option, entry.value(), at)).map(Optional::of).orElse(null);
                case ONE -> entry == null ? absent(option) : single(option, entry.value(), at);
            };
        }

        private Object single(OptionSpec option, Node node, Location at) {
            return option.isTable() ? bind(node, option.type(), at).orElse(null) : values.convert(option, node, at);
        }

        private Object list(OptionSpec option, Node node, Location at) {
            List<?> items = bindList(node, option.type(), at);
            if (items != null && items.size() < option.option().min()) {
                problems.add(at.problem(ProblemCode.EMPTY_VALUE, node.place(), "must not be empty"));
                return null;
            }
            return items;
        }

        private Object absentList(OptionSpec option) {
            return options.requires(option) ? missing(option) : List.of();
        }

        private Object absent(OptionSpec option) {
            if (options.requires(option)) {
                return missing(option);
            }
            return option.required() ? null : values.defaultOf(option, table.place(), where.child(option.key()));
        }

        private Object missing(OptionSpec option) {
            if (table.damaged() || misspelt.contains(option.key())) {
                return null;
            }
            problems.add(where.problem(ProblemCode.MISSING_OPTION, table.place(), "needs the option '" + option.key() + "'")
                    .at(where.child(option.key()).path()).allowing(option.words()));
            return null;
        }

        private Origin origin() {
            Map<String, Place> keyPlaces = new LinkedHashMap<>();
            Map<String, Place> valuePlaces = new LinkedHashMap<>();
            written.forEach((key, entry) -> {
                keyPlaces.put(key, entry.place());
                valuePlaces.put(key, entry.value().place());
            });
            others.forEach(entry -> keyPlaces.put(entry.key(), entry.place()));
            return new Origin(where.path(), where.label(), table.place(), keyPlaces, valuePlaces);
        }

        private <R> R construct(Class<R> type, Map<String, Object> read) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] arguments = Arrays.stream(components).map(component -> component.getType() == Origin.class
                    ? origin() : read.get(OptionSpec.keyOf(component))).toArray();
            try {
                return type.getDeclaredConstructor(types).newInstance(arguments);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(type.getSimpleName() + " refuses values that were checked", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type.getSimpleName() + " is not a public record of options", e);
            }
        }
    }
}
