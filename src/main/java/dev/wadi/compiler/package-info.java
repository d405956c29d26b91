/**
 * From definitions to Camel routes, as text.
 *
 * <p>{@link dev.wadi.compiler.RouteCompiler} compiles a definition to one file for the services and one for each enabled
 * connector. Each kind of service, source and sink has a compiler of its own in {@code service}, {@code source} and {@code sink}
 * (the record's name and {@code Compiler}); what stands between is in {@code step}.
 *
 * <p>May import {@code definition}, {@code catalog}, {@code route} and {@code problem}; no class of Camel. Invariants: the same
 * definition always gives the same text; no secret is in a text or in the properties.
 */
package dev.wadi.compiler;
