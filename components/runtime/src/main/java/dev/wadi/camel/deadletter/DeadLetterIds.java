package dev.wadi.camel.deadletter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identities of dead letters. */
public final class DeadLetterIds {

    private static final int BYTES = 16;

    private DeadLetterIds() {}

    /** 32 hex digits, the same for the same event and sink of a connector; the sink may be null. */
    public static String of(String connector, String eventId, String sink) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((connector + '\0' + eventId + '\0' + (sink == null ? "" : sink)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
