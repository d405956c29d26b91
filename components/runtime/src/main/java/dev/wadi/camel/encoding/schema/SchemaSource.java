package dev.wadi.camel.encoding.schema;

/**
 * Where one schema comes from.
 *
 * <p>Errors: {@link SchemaException} with what was tried and what to do; the route that needs the schema then does not start.
 * Lifecycle and threads: a bean that may serve several steps, safe to share. A step calls {@link #load()} when its route starts
 * and keeps the answer, so an event never waits for a schema and all events of a run see one.
 */
@FunctionalInterface
public interface SchemaSource {

    /** Reads the schema from where it is, anew at every call. */
    SchemaText load();
}
