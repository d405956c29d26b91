package dev.wadi.camel.mongodb;

import org.bson.BsonDocument;
import org.bson.BsonValue;
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

    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

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
