package dev.wadi.rhai.mstream;

import dev.wadi.rhai.value.MapValue;

/**
 * What {@code result(…)} gives: the new payload and the new attributes.
 *
 * @param attributes null when the script says nothing about them, so that the incoming ones stay
 */
public record ScriptResult(Object data, MapValue attributes) {
}
