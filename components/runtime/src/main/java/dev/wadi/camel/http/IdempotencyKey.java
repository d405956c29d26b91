package dev.wadi.camel.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of an event as a header: the same whenever the event comes again. */
final class IdempotencyKey {

    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /** The id itself where a header can hold it and it is short, else its SHA-256 in hexadecimal. */
    static String of(String id) {
        return id.length() <= LONGEST && isPlain(id) ? id : digest(id);
    }

    private static boolean isPlain(String id) {
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            if (character <= ' ' || character > '~' || character == '"' || character == '\\') {
                return false;
            }
        }
        return !id.isEmpty();
    }

    private static String digest(String id) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
