package dev.wadi.compiler.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives out names that files, beans and properties can have, each only once. A name of the definition may hold anything;
 * whatever has a meaning in paths, URIs or placeholders is replaced.
 */
public final class Names {

    private final Map<String, String> services = new HashMap<>();
    private final Map<String, String> connectors = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** @param reserved names that stand for something else */
    public Names(Set<String> reserved) {
        taken.addAll(reserved);
    }

    /** The name under which a service's bean and properties are known, the same at every call. */
    public String service(String name) {
        return services.computeIfAbsent(name, this::unique);
    }

    /** The name under which a connector's file and properties are known, the same at every call. */
    public String connector(String name) {
        return connectors.computeIfAbsent(name, this::unique);
    }

    /** A name that nothing else has. */
    public String unique(String wanted) {
        String plain = plain(wanted);
        String name = plain;
        for (int next = 2; !taken.add(name.toLowerCase(Locale.ROOT)); next++) {
            name = plain + "-" + next;
        }
        return name;
    }

    private static String plain(String name) {
        String plain = name.strip().replaceAll("[^\\p{L}\\p{N}_.-]+", "-").replaceAll("^[.-]+", "");
        return plain.isEmpty() ? "unnamed" : plain;
    }
}
