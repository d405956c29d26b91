/**
 * Rhai as a language of Camel: {@code language: rhai} in any route. May import {@code dev.wadi.camel.script}, its documents, the script
 * engine and Camel.
 */
package dev.wadi.camel.script.language;
