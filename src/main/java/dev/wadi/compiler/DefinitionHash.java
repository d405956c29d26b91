package dev.wadi.compiler;

import dev.wadi.definition.Choice;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.OptionSpec;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Text;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SHA-256 of what a connector's definition says: the same wherever in whichever dialect it stands, another when any option that is
 * written has another value. Options that are not written are not part of it, so it outlives a Wadi that has more of them. What its
 * services say is not part of it either, so no password is.
 */
final class DefinitionHash {

    private final StringBuilder text = new StringBuilder();

    private DefinitionHash() {}

    /** 64 hex digits. */
    static String of(ConnectorDefinition connector) {
        DefinitionHash hash = new DefinitionHash();
        hash.append(connector);
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(hash.text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void append(Object value) {
        if (value instanceof Text written) {
            leaf((written.fromEnvironment() ? Text.ENVIRONMENT_PREFIX : "=") + written.value());
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(this::append, () -> leaf("none"));
        } else if (value instanceof List<?> list) {
            text.append('[');
            list.forEach(this::append);
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            new TreeMap<>(map).forEach((key, entry) -> {
                leaf(key.toString());
                append(entry);
            });
        } else if (value instanceof Choice choice) {
            leaf(choice.word());
        } else if (value instanceof Record options) {
            append(options);
        } else {
            leaf(value.toString());
        }
    }

    /** The record's own name says which kind of source or sink it is. */
    private void append(Record options) {
        text.append(options.getClass().getSimpleName()).append('{');
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            if (isPart(options, component)) {
                leaf(component.getName());
                append(read(options, component));
            }
        }
        text.append('}');
    }

    private static boolean isPart(Record options, RecordComponent component) {
        boolean onlySwitches = options instanceof ConnectorDefinition && component.getName().equals("enabled");
        if (component.getType() == Origin.class || onlySwitches) {
            return false;
        }
        return Arrays.stream(options.getClass().getRecordComponents()).filter(other -> other.getType() == Origin.class)
                .allMatch(origin -> ((Origin) read(options, origin)).has(OptionSpec.keyOf(component)));
    }

    /** With its length, so that no two values run into each other. */
    private void leaf(String value) {
        text.append(value.length()).append(':').append(value);
    }

    private static Object read(Record options, RecordComponent component) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record can be read", e);
        }
    }
}
