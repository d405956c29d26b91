package dev.wadi.camel.state;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BSONException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.json.JsonMode;
import org.bson.json.JsonParseException;
import org.bson.json.JsonWriterSettings;
import org.bson.types.ObjectId;

/**
 * One saved position as mstream's document: {@code job_name}, {@code cursor}, {@code updated_at}.
 *
 * <p>The cursor is the BSON of the position, kept as an array with one int32 per byte; a cursor of type binary is read as well.
 * A resume token is stored as it is; a position of a Kafka lane as {@code {topic: string, partition: int32, offset: int64}}, and
 * is known by these fields, since the document names the connector only. Source: mstream's checkpoint documents, which this
 * form keeps readable in both directions.
 *
 * @param id of the document
 */
record CheckpointDocument(BsonValue id, Checkpoint checkpoint) {
    static final String ID = "_id";
    static final String JOB_NAME = "job_name";
    static final String CURSOR = "cursor";
    static final String UPDATED_AT = "updated_at";

    private static final String TOPIC = "topic";
    private static final String PARTITION = "partition";
    private static final String OFFSET = "offset";
    private static final JsonWriterSettings RELAXED = JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    /** A new document for a position that was not saved yet. */
    static CheckpointDocument of(Checkpoint checkpoint) {
        return new CheckpointDocument(new BsonObjectId(new ObjectId()), checkpoint);
    }

    BsonDocument toBson() {
        CheckpointKey key = CheckpointKey.parse(checkpoint.key());
        return new BsonDocument(ID, id)
                .append(JOB_NAME, new BsonString(key.connector()))
                .append(CURSOR, cursor(key, checkpoint.position()))
                .append(UPDATED_AT, new BsonInt64(checkpoint.savedAt().toEpochMilli()));
    }

    /** Throws {@link CheckpointException} naming the document if it is not a readable position. */
    static CheckpointDocument fromBson(BsonDocument document) {
        BsonValue id = document.get(ID);
        try {
            String connector = document.getString(JOB_NAME).getValue();
            long updatedAt = document.getNumber(UPDATED_AT).longValue();
            BsonDocument position = position(document.get(CURSOR));
            String lane = isOffset(position)
                    ? "/" + position.getString(TOPIC).getValue() + "/" + position.getNumber(PARTITION).intValue()
                    : "";
            String text = CheckpointText.compact(connector, position.toJson(RELAXED));
            return new CheckpointDocument(id, new Checkpoint(connector + lane, text, Instant.ofEpochMilli(updatedAt)));
        } catch (BSONException | IllegalArgumentException | IOException | CheckpointException e) {
            throw new CheckpointException("position document with _id " + describe(id) + " is not readable (" + e.getMessage()
                    + "); remove it to go on from the position before it, or from the start if it is the only one", e);
        }
    }

    private static BsonArray cursor(CheckpointKey key, String position) {
        BsonDocument document;
        try {
            document = BsonDocument.parse(position);
        } catch (JsonParseException | BSONException | IllegalArgumentException e) {
            throw new CheckpointException("position of " + key.text() + " is not extended JSON; nothing was saved", e);
        }
        boolean named = key.hasLane() && isOffset(document) && document.getString(TOPIC).getValue().equals(key.topic())
                && document.getNumber(PARTITION).intValue() == key.partition();
        if (isOffset(document) || key.hasLane()) {
            if (!named) {
                throw new CheckpointException("position " + position + " does not belong to " + key.text() + ": topic and "
                        + "partition of a Kafka position must be those of its key; nothing was saved");
            }
            document.put(PARTITION, new BsonInt32(key.partition()));
            document.put(OFFSET, new BsonInt64(document.getNumber(OFFSET).longValue()));
        }
        ByteBuf bytes = new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer();
        List<BsonInt32> array = new ArrayList<>(bytes.remaining());
        while (bytes.hasRemaining()) {
            array.add(new BsonInt32(bytes.get() & 0xff));
        }
        return new BsonArray(array);
    }

    private static BsonDocument position(BsonValue cursor) throws IOException {
        byte[] bytes;
        if (cursor != null && cursor.isBinary()) {
            bytes = cursor.asBinary().getData();
        } else if (cursor != null && cursor.isArray()) {
            bytes = bytes(cursor.asArray());
        } else {
            throw new IOException("field cursor is " + (cursor == null ? "missing" : cursor.getBsonType())
                    + ", expected an array of bytes or binary");
        }
        if (bytes.length < 5 || new RawBsonDocument(bytes).getByteBuffer().getInt() != bytes.length) {
            throw new IOException("field cursor has " + bytes.length + " bytes that are not one BSON document");
        }
        BsonDocument position = new RawBsonDocument(bytes).decode(new BsonDocumentCodec());
        if (position.isEmpty()) {
            throw new IOException("field cursor is an empty document");
        }
        return position;
    }

    private static byte[] bytes(BsonArray array) throws IOException {
        byte[] bytes = new byte[array.size()];
        for (int i = 0; i < bytes.length; i++) {
            BsonValue element = array.get(i);
            long value = element.isInt32() || element.isInt64() ? element.asNumber().longValue() : -1;
            if (value < 0 || value > 255) {
                throw new IOException("element " + i + " of field cursor is not a byte");
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    private static boolean isOffset(BsonDocument position) {
        return position.isString(TOPIC) && position.isNumber(PARTITION) && position.isNumber(OFFSET);
    }

    static String describe(BsonValue id) {
        return id == null ? "(none)" : id.isObjectId() ? id.asObjectId().getValue().toHexString() : id.toString();
    }
}
