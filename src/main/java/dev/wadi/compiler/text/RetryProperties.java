package dev.wadi.compiler.text;

import dev.wadi.definition.RetryDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a definition says about trying again, as properties of the policy that does it. */
public final class RetryProperties {

    private RetryProperties() {}

    public static Map<String, Object> of(RetryDefinition retry) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("firstWait", retry.firstWait().toMillis());
        properties.put("longestWait", retry.longestWait().toMillis());
        retry.maxAttempts().ifPresent(attempts -> properties.put("maxAttempts", attempts));
        return properties;
    }
}
