/**
 * From text to records: TOML, YAML or JSON becomes one tree of nodes with places, and the tree becomes the records of
 * {@code dev.wadi.definition}.
 *
 * <p>Main type: {@link dev.wadi.definition.reader.DefinitionReader}. May import {@code definition}, {@code definition.check} and
 * {@code problem}. Invariants: everything wrong is reported in one go, each with the place of its key or value; what failed is
 * left out of the answer, so that later phases do not report it again.
 */
package dev.wadi.definition.reader;
