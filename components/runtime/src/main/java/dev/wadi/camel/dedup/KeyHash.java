package dev.wadi.camel.dedup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of a key's SHA-256. Two keys of one hash would make an event vanish, so it is a hash for which nobody can make
 * such keys on purpose, out of document keys for example.
 */
record KeyHash(long high, long low) {

    static final int BYTES = 16;

    /** Makes hashes, one thread at a time. */
    static final class Maker {
        private final MessageDigest digest;

        Maker() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        KeyHash of(String key) {
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
            return new KeyHash(hash.getLong(), hash.getLong());
        }
    }
}
