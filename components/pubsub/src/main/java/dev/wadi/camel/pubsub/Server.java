package dev.wadi.camel.pubsub;

import java.util.Map;

/**
 * Where Pub/Sub is.
 *
 * @param endpoint host and port; null for Google's own
 * @param emulated whether it is the emulator: no TLS and no login
 */
record Server(String endpoint, boolean emulated) {

    static final String EMULATOR_VARIABLE = "PUBSUB_EMULATOR_HOST";
    private static final String TLS_PORT = ":443";

    /**
     * An endpoint that was configured counts; else the emulator that the environment names, as in all of Google's tools; else Google's.
     *
     * @throws PubSubException when there is no login and it would go to Google's own endpoint
     */
    static Server of(String endpoint, PubSubLogin login, Map<String, String> environment) {
        String emulator = environment.getOrDefault(EMULATOR_VARIABLE, "");
        if (endpoint != null && !endpoint.isBlank()) {
            boolean emulated = login == PubSubLogin.none;
            boolean hasPort = endpoint.matches(".*:\\d+");
            return new Server(hasPort || emulated ? endpoint : endpoint + TLS_PORT, emulated);
        }
        if (!emulator.isBlank()) {
            return new Server(emulator, true);
        }
        if (login == PubSubLogin.none) {
            throw new PubSubException("without a login there must be an emulator: set an endpoint, or the environment variable "
                    + EMULATOR_VARIABLE);
        }
        return new Server(null, false);
    }
}
