package dev.wadi.camel.mongodb;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.json.JsonParseException;

/**
 * What a person wants to know of a resume token: the time it stands for.
 *
 * <p>Source: MongoDB's key string format, in which the server builds {@code _data}: type byte 0x82 (timestamp), then seconds
 * since the epoch and increment as big-endian 32-bit numbers. Tokens are opaque by contract, so this is for display only.
 */
public final class ResumeToken {
    private static final String DATA = "_data";
    private static final int TIMESTAMP = 0x82;

    private ResumeToken() {}

    /** Cluster time of a token such as {@code {"_data":"8265…"}}, to the second; empty for anything else. */
    public static Optional<Instant> clusterTime(String tokenJson) {
        try {
            BsonDocument token = BsonDocument.parse(tokenJson);
            return token.isString(DATA) ? timeOf(token.getString(DATA).getValue()) : Optional.empty();
        } catch (JsonParseException | BSONException e) {
            return Optional.empty(); // Not a token, so it has no time to show.
        }
    }

    private static Optional<Instant> timeOf(String data) {
        boolean timestamp = data.length() >= 18 && data.substring(0, 18).chars().allMatch(HexFormat::isHexDigit);
        if (!timestamp) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(data, 0, 18));
        return (bytes.get() & 0xff) == TIMESTAMP
                ? Optional.of(Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt())))
                : Optional.empty();
    }
}
