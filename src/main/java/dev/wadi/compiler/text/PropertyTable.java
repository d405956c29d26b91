package dev.wadi.compiler.text;

import dev.wadi.definition.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The properties that routes refer to.
 *
 * <p>A reference to the environment stays one. A literal secret is replaced by a reference to a variable of a made-up name; its
 * value is kept apart, for a run in the same process only.
 */
public final class PropertyTable {

    /** Values that mean the same inside an endpoint's address: no escaping, no encoding. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.,:/\\[\\]-]*");

    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    /** Sets a property to text that may hold placeholders. */
    public void setText(String name, String text) {
        properties.put(name, text);
    }

    /** Sets a property to a value of the definition. */
    public void set(String name, Text value, boolean secret) {
        if (value.fromEnvironment()) {
            properties.put(name, "{{env:" + value.value() + "}}");
        } else if (secret) {
            properties.put(name, "{{env:" + variable(name) + "}}");
            secrets.put(name, escaped(value.value()));
        } else {
            properties.put(name, escaped(value.value()));
        }
    }

    /**
     * How a parameter of an endpoint refers to the property: a placeholder where the value is harmless in an address, else a
     * reference that never becomes part of the address and so is neither decoded nor logged with it.
     */
    public String parameter(String name) {
        String value = properties.get(name);
        return !value.isEmpty() && HARMLESS.matcher(value).matches() ? "{{" + name + "}}" : "#property:" + name;
    }

    /** A text as parameter of an endpoint: itself where it is harmless in an address, else a property of that name. */
    public String parameterText(String property, String text) {
        if (HARMLESS.matcher(text).matches()) {
            return text;
        }
        properties.put(property, escaped(text));
        return "#property:" + property;
    }

    public Map<String, String> properties() {
        return properties;
    }

    public Map<String, String> secrets() {
        return secrets;
    }

    /** Text in which Camel finds no placeholder. */
    static String escaped(String literal) {
        return literal.contains("{{") || literal.contains("}}")
                ? literal.replace("{{", "\\{{").replace("}}", "\\}}") : literal;
    }

    private String variable(String property) {
        String plain = "WADI_" + property.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        String variable = plain;
        for (int next = 2; variables.putIfAbsent(variable, property) != null; next++) {
            variable = plain + "_" + next;
        }
        return variable;
    }
}
