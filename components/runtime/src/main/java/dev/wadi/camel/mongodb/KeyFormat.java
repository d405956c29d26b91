package dev.wadi.camel.mongodb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** How a document key becomes the text that a sink uses as record key or ordering key. */
public enum KeyFormat {

    /**
     * The bare {@code _id}: an ObjectId's 24 hex digits, a string as it is, a number's digits; any other type as extended JSON.
     * Two ids of different types can share a text (string {@code "1"} and number {@code 1}).
     */
    text,

    /** {@code {"_id": …}} as canonical extended JSON: different ids always differ. */
    json;

    private static final byte STRING = 0x02;
    private static final byte OBJECT_ID = 0x07;
    private static final byte INT64 = 0x12;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    /** The text as UTF-8; for the usual ids straight from their bytes, because every event of a backlog asks. */
    byte[] bytes(byte[] bytes, int documentKey) {
        int length = BsonScanner.int32(bytes, documentKey);
        byte[] usual = this == json ? null : bytesOfUsualId(new BsonScanner(bytes, documentKey, length), bytes);
        return usual == null ? text(new RawBsonDocument(bytes, documentKey, length)).getBytes(StandardCharsets.UTF_8) : usual;
    }

    /** Null when the id is of another type, or there is none. */
    private static byte[] bytesOfUsualId(BsonScanner key, byte[] bytes) {
        while (key.next()) {
            if (key.isNamed("_id")) {
                int offset = key.valueOffset();
                return switch (key.type()) {
                    case OBJECT_ID -> hex(bytes, offset, key.valueLength());
                    case STRING -> Arrays.copyOfRange(bytes, offset + Integer.BYTES, offset + key.valueLength() - 1);
                    case INT64 -> Long.toString(key.int64()).getBytes(StandardCharsets.US_ASCII);
                    default -> null;
                };
            }
        }
        return null;
    }

    private static byte[] hex(byte[] bytes, int offset, int length) {
        byte[] text = new byte[2 * length];
        for (int i = 0; i < length; i++) {
            text[2 * i] = HEX[bytes[offset + i] >> 4 & 0xF];
            text[2 * i + 1] = HEX[bytes[offset + i] & 0xF];
        }
        return text;
    }

    String text(BsonDocument documentKey) {
        BsonValue id = documentKey.get("_id");
        if (this == json || id == null) {
            return documentKey.toJson(CANONICAL);
        }
        return switch (id.getBsonType()) {
            case OBJECT_ID -> id.asObjectId().getValue().toHexString();
            case STRING -> id.asString().getValue();
            case INT32 -> Integer.toString(id.asInt32().getValue());
            case INT64 -> Long.toString(id.asInt64().getValue());
            default -> new BsonDocument("_id", id).toJson(CANONICAL);
        };
    }
}
