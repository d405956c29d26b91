package dev.wadi.route;

import java.util.Objects;

/**
 * One compiled file: routes of a connector, or the services that the routes share.
 *
 * @param name file name without folder, ending in {@code .camel.yaml}
 * @param yaml the text, canonical Camel YAML
 * @param connector connector that the file was compiled from and id of its route, or null for the shared services
 */
public record RouteFile(String name, String yaml, String connector) {

    public RouteFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(yaml, "yaml");
    }
}
