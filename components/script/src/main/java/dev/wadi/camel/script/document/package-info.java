/**
 * Bodies as values of scripts. A document becomes a {@link dev.wadi.camel.script.document.LazyDocument}: a map that decodes a field
 * when a script asks for it, and writes what was not changed back byte for byte. May import the script engine's values and the
 * encodings.
 */
package dev.wadi.camel.script.document;
