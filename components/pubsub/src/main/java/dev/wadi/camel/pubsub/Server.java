package dev.wadi.camel.pubsub;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Pub/Sub is.
 *
 * @param endpoint host and port; null for Google's own
 * @param emulated whether it is the emulator: no TLS and no login
 */
record Server(String endpoint, boolean emulated) {

    static final String EMULATOR_VARIABLE = "PUBSUB_EMULATOR_HOST";
    private static final String TLS_PORT = ":443";
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /**
     * An endpoint that was configured counts; else the emulator that the environment names, as in all of Google's tools; else Google's.
     *
     * @throws PubSubException when it is no host with a port, or there is no login and it would go to Google's own endpoint
     */
    static Server of(String endpoint, PubSubLogin login, Map<String, String> environment) {
        String emulator = environment.getOrDefault(EMULATOR_VARIABLE, "");
        if (endpoint != null && !endpoint.isBlank()) {
            boolean emulated = login == PubSubLogin.none;
            boolean hasPort = hasPort("the endpoint", endpoint.strip());
            return new Server(hasPort || emulated ? endpoint.strip() : endpoint.strip() + TLS_PORT, emulated);
        }
        if (!emulator.isBlank()) {
            hasPort("the environment variable " + EMULATOR_VARIABLE, emulator.strip());
            return new Server(emulator.strip(), true);
        }
        if (login == PubSubLogin.none) {
            throw new PubSubException("without a login there must be an emulator: set an endpoint, or the environment variable "
                    + EMULATOR_VARIABLE);
        }
        return new Server(null, false);
    }

    private static boolean hasPort(String what, String address) {
        Matcher parts = ADDRESS.matcher(address);
        boolean matches = parts.matches();
        if (!matches || parts.group(2) != null && Integer.parseInt(parts.group(2)) > LAST_PORT) {
            throw new PubSubException(what + " must be a host and a port, as in localhost:8085"
                    + (address.contains("://") ? ", without the scheme in front" : "") + "; found '" + address + "'");
        }
        return parts.group(2) != null;
    }
}
