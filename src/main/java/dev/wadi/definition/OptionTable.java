package dev.wadi.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of one table of the definition, or of all records that it could be. Lifecycle and threads: immutable. */
public final class OptionTable {

    private final Map<String, OptionSpec> options = new LinkedHashMap<>();
    private final Set<String> required = new HashSet<>();

    private OptionTable() {}

    /** The options of a record, in the order of its components. */
    public static OptionTable of(Class<?> type) {
        return of(List.of(type));
    }

    /** The options that any of the records has; of options with one key the first counts. Required is what all require. */
    public static OptionTable of(Collection<? extends Class<?>> types) {
        OptionTable table = new OptionTable();
        for (Class<?> type : types) {
            Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(Option.class))
                    .map(OptionSpec::of)
                    .forEach(option -> table.options.putIfAbsent(option.key(), option));
        }
        table.options.values().stream().filter(OptionSpec::required).map(OptionSpec::key)
                .filter(key -> types.stream().allMatch(type -> has(type, key))).forEach(table.required::add);
        return table;
    }

    /** The records of a sealed family, by the word that chooses each. */
    public static Map<String, Class<?>> family(Class<?> sealedType) {
        Map<String, Class<?>> members = new LinkedHashMap<>();
        for (Class<?> member : sealedType.getPermittedSubclasses()) {
            members.put(member.getAnnotation(Section.class).word(), member);
        }
        return members;
    }

    private static boolean has(Class<?> type, String key) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(component -> OptionSpec.keyOf(component).equals(key));
    }

    /** Whether a table without this option is wrong. */
    public boolean requires(OptionSpec option) {
        return required.contains(option.key());
    }

    public Collection<OptionSpec> options() {
        return options.values();
    }

    /** The keys that can be listed, sorted: all but those that a map of other keys takes. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        options.values().stream().filter(option -> option.shape() != OptionSpec.Shape.OTHER_KEYS)
                .forEach(option -> keys.add(option.key()));
        keys.sort(null);
        return keys;
    }

    /** The option of that key; the key's camelCase spelling names the same option. */
    public Optional<OptionSpec> find(String key) {
        OptionSpec exact = options.get(key);
        return Optional.ofNullable(exact != null ? exact : options.get(OptionSpec.snakeCase(key)))
                .filter(option -> option.shape() != OptionSpec.Shape.OTHER_KEYS);
    }

    /** The option that takes every other key, if the table has one. */
    public Optional<OptionSpec> otherKeys() {
        return options.values().stream().filter(option -> option.shape() == OptionSpec.Shape.OTHER_KEYS).findFirst();
    }
}
