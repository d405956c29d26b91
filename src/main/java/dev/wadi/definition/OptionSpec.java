package dev.wadi.definition;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One option as its record declares it.
 *
 * @param key as people write it, snake_case
 * @param type Java type of one value: for {@code Optional} and {@code List} what they hold, for a map of other keys its values
 * @param shape how often the value may stand
 * @param option the declaration
 */
public record OptionSpec(String key, Class<?> type, Shape shape, Option option) {

    /** How often an option's value may stand. */
    public enum Shape { ONE, OPTIONAL, LIST, OTHER_KEYS }

    static OptionSpec of(RecordComponent component) {
        Option option = component.getAnnotation(Option.class);
        Class<?> raw = component.getType();
        Shape shape = raw == Optional.class ? Shape.OPTIONAL : raw == List.class ? Shape.LIST
                : raw == Map.class ? Shape.OTHER_KEYS : Shape.ONE;
        Class<?> type = raw;
        if (component.getGenericType() instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            type = (Class<?>) arguments[arguments.length - 1];
        }
        return new OptionSpec(keyOf(component), type, shape, option);
    }

    /** The key under which people write a record component. */
    public static String keyOf(RecordComponent component) {
        return snakeCase(component.getName());
    }

    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Whether a table without this option is wrong. */
    public boolean required() {
        return shape == Shape.ONE && option.defaultsTo().isEmpty() || shape == Shape.LIST && option.min() > 0;
    }

    /** Whether the value is a table with options of its own. */
    public boolean isTable() {
        return type.isAnnotationPresent(Section.class) || type.isAnnotationPresent(ChosenBy.class);
    }

    /** The words that may stand here, in the order of their declaration; empty when it is no choice. */
    public List<String> words() {
        return Choice.class.isAssignableFrom(type)
                ? Arrays.stream(type.getEnumConstants()).map(constant -> ((Choice) constant).word()).toList()
                : List.of();
    }
}
