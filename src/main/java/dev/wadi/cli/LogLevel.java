package dev.wadi.cli;

import java.util.Locale;
import java.util.Map;

/**
 * How much is logged: {@code WADI_LOG}, or mstream's {@code RUST_LOG}, with {@code off}, {@code error}, {@code warn}, {@code info} (default),
 * {@code debug} or {@code trace}. Of RUST_LOG's longer form ({@code warn,mstream=debug}) the program's own level is taken.
 */
public final class LogLevel {

    private LogLevel() {}

    /** Sets the properties that {@code logback.xml} reads; to be called before anything is logged. */
    public static void apply(Map<String, String> environment) {
        String level = wanted(environment);
        // a level for Wadi, for its libraries, for the two chatty clients, and for Camel's own report of a failed batch
        String[] levels = switch (level) {
            case "off" -> new String[] {"OFF", "ERROR", "OFF", "OFF"};
            case "error" -> new String[] {"ERROR", "ERROR", "OFF", "OFF"};
            case "warn" -> new String[] {"WARN", "WARN", "ERROR", "OFF"};
            case "debug" -> new String[] {"DEBUG", "INFO", "WARN", "ERROR"};
            case "trace" -> new String[] {"TRACE", "DEBUG", "INFO", "ERROR"};
            default -> new String[] {"INFO", "WARN", "ERROR", "OFF"};
        };
        System.setProperty("wadi.log.own", levels[0]);
        System.setProperty("wadi.log.others", levels[1]);
        System.setProperty("wadi.log.noisy", levels[2]);
        System.setProperty("wadi.log.processing", levels[3]);
    }

    /** For a command whose own report says what matters: only errors are logged, unless the environment asks for a level. */
    static void quiet(Map<String, String> environment) {
        if (environment.getOrDefault("WADI_LOG", "").isBlank() && environment.getOrDefault("RUST_LOG", "").isBlank()) {
            apply(Map.of("WADI_LOG", "off"));
        }
    }

    /** The level's word in lower case; may be one that does not exist. */
    static String wanted(Map<String, String> environment) {
        String own = environment.getOrDefault("WADI_LOG", "").strip();
        String text = own.isEmpty() ? environment.getOrDefault("RUST_LOG", "").strip() : own;
        String level = "info";
        for (String directive : text.toLowerCase(Locale.ROOT).split(",")) {
            String[] targetAndLevel = directive.strip().split("=", 2);
            boolean ownTarget = targetAndLevel[0].equals("mstream") || targetAndLevel[0].equals("wadi");
            if (targetAndLevel.length == 2 && ownTarget) {
                return targetAndLevel[1];
            }
            if (targetAndLevel.length == 1 && !targetAndLevel[0].isEmpty()) {
                level = targetAndLevel[0];
            }
        }
        return level;
    }
}
