/**
 * The use cases of the program: compile a definition, write its routes into a folder, run it, look at its positions.
 *
 * <p>Main types: {@link dev.wadi.control.DefinitionCompiler}, {@link dev.wadi.control.RouteFolder},
 * {@link dev.wadi.control.ConnectorRun}. May import every package of the program but {@code cli}; knows neither a terminal nor
 * exit codes.
 */
package dev.wadi.control;
