package dev.wadi.camel.encoding.schema;

/**
 * Where a route gets a schema from: a file, a collection, a registry, the definition itself. A bean of the route's context.
 *
 * <p>Errors: {@link SchemaException} when there is no such schema; whatever the source throws when it cannot be reached.
 * Lifecycle and threads: asked once whenever a route that uses it starts, by the thread that starts it; a restart asks again and
 * gets the newest. One source may serve several routes.
 */
@FunctionalInterface
public interface SchemaSource {

    SchemaText load() throws Exception;
}
