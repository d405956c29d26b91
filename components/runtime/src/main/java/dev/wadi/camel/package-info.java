/**
 * What a compiled route needs at run time beyond Camel's own endpoints.
 *
 * <p>Runs in any Camel: under {@code wadi run}, Camel JBang or as a Kamelet. Imports Camel's API and support classes and the
 * drivers, and nothing else of Wadi.
 *
 * <p>The delivery invariants, cited by number where they are enforced:
 * <ol>
 *   <li>no checkpoint before every required sink has confirmed;
 *   <li>checkpoints only move forward (an operator's rewind apart);
 *   <li>a dedup key counts only once confirmed;
 *   <li>order holds per key;
 *   <li>a stop drains, a kill loses nothing;
 *   <li>no value is coerced in silence.
 * </ol>
 */
package dev.wadi.camel;
