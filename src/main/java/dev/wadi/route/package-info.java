/**
 * What the compiler hands over: route files as text and the properties that they name.
 *
 * <p>Main types: {@link dev.wadi.route.RouteFile}, {@link dev.wadi.route.CompiledRoutes}. Compiler and engine meet only here.
 * May import {@code dev.wadi.problem}. Invariant: no secret of a definition is in a route's text or in the properties.
 */
package dev.wadi.route;
