package dev.wadi.control;

import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An environment variable that routes or their properties refer to as {@code {{env:NAME}}} or {@code {{env:NAME:default}}}.
 *
 * @param name of the variable
 * @param defaultValue null when there is none, so that the variable has to be set
 * @param usedBy the property, or the route file, that needs it
 */
public record EnvironmentReference(String name, String defaultValue, String usedBy) {

    private static final Pattern FORM = Pattern.compile("\\{\\{env:([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}}");

    /** Every variable once, in order of appearance. */
    public static List<EnvironmentReference> allOf(CompiledRoutes routes) {
        Map<String, EnvironmentReference> found = new LinkedHashMap<>();
        routes.properties().forEach((property, value) -> collect(value, property, found));
        for (RouteFile file : routes.files()) {
            collect(file.yaml(), file.name(), found);
        }
        return new ArrayList<>(found.values());
    }

    /** The references that have neither a value nor a default; a secret that the definition spells out has a value. */
    public static List<EnvironmentReference> missing(CompiledRoutes routes, Map<String, String> environment) {
        return allOf(routes).stream()
                .filter(reference -> reference.defaultValue == null)
                .filter(reference -> !environment.containsKey(reference.name))
                .filter(reference -> !routes.secrets().containsKey(reference.usedBy))
                .toList();
    }

    private static void collect(String text, String usedBy, Map<String, EnvironmentReference> found) {
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            found.putIfAbsent(matcher.group(1), new EnvironmentReference(matcher.group(1), matcher.group(2), usedBy));
        }
    }
}
