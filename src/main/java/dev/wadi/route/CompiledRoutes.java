package dev.wadi.route;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a definition compiles to.
 *
 * @param files services first, then one file for each connector in the order of the definition
 * @param properties what {@code application.properties} gets, in order; references to the environment stay references
 *     ({@code {{env:NAME}}}), no value is secret
 * @param secrets secret values that stand literally in the definition, by the name of the property that the routes use;
 *     kept in memory only, never written and never printed
 */
public record CompiledRoutes(List<RouteFile> files, Map<String, String> properties, Map<String, String> secrets) {

    public CompiledRoutes {
        files = List.copyOf(files);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    }

    /** Names what there is without any secret value. */
    @Override
    public String toString() {
        return "CompiledRoutes[files=" + files.stream().map(RouteFile::name).toList() + ", properties=" + properties.keySet()
                + ", secrets=" + secrets.keySet() + "]";
    }
}
