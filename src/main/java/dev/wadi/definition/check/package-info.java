/**
 * What records mean together: names that must exist, encodings that can follow each other, options that exclude each other.
 *
 * <p>Main type: {@link dev.wadi.definition.check.DefinitionChecks}. May import {@code definition}, {@code problem}, and of
 * {@code dev.wadi.camel} what parses schemas, so that a check says the same as a starting connector. Each class looks at one
 * concern and only adds problems; records that could not be read are not there and so are not reported again.
 */
package dev.wadi.definition.check;
