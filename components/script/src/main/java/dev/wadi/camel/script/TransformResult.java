package dev.wadi.camel.script;

import java.util.Map;

/**
 * What a script made of one body.
 *
 * @param body the new body, in the encoding of the old one
 * @param attributes the new attributes, in the order in which they came
 * @param nothing whether the script's result was {@code ()}, which JSON writes as null
 */
public record TransformResult(byte[] body, Map<String, String> attributes, boolean nothing) {
}
