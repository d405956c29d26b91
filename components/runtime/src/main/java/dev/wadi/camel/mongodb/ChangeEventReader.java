package dev.wadi.camel.mongodb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BSONException;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * Reads one raw change event into a {@link ChangeEvent} in a single pass over its top-level fields, without copying or decoding
 * documents.
 *
 * <p>Errors: {@link BSONException} for bytes that are no change event. Threads: one owner (it remembers the last names).
 * Source: MongoDB manual, "Change Events"; BSON specification 1.1.
 */
final class ChangeEventReader {

    private static final byte DOCUMENT = 0x03;
    private static final byte STRING = 0x02;
    private static final byte DATE_TIME = 0x09;
    private static final byte TIMESTAMP = 0x11;

    private final ChangeForm form;
    private final NameCache operations = new NameCache();
    private final NameCache databases = new NameCache();
    private final NameCache collections = new NameCache();

    ChangeEventReader(ChangeForm form) {
        this.form = form;
    }

    ChangeEvent read(RawBsonDocument event) {
        ByteBuf buffer = event.getByteBuffer();
        return read(buffer.array(), buffer.position(), buffer.remaining());
    }

    /** Reads the event that these bytes are; the event keeps the array. */
    ChangeEvent read(byte[] bytes, int start, int length) {
        Fields fields = new Fields();
        BsonScanner scanner = new BsonScanner(bytes, start, length);
        while (scanner.next()) {
            fields.accept(scanner, bytes);
        }
        if (fields.resumeToken == ChangeEvent.NONE || fields.operationType == null) {
            throw new BSONException("not a change event: it has no _id or no operationType; a pipeline must keep both");
        }
        return new ChangeEvent(fields, bytes, length, form);
    }

    /** What the top-level fields of the event at hand hold: names, and places of documents. */
    final class Fields {
        int resumeToken = ChangeEvent.NONE;
        int documentKey = ChangeEvent.NONE;
        int document = ChangeEvent.NONE;
        int documentBefore = ChangeEvent.NONE;
        String operationType;
        String database;
        String collection;
        private long wallTimeMillis = -1;
        private long clusterSeconds;

        long timestampMillis() {
            return wallTimeMillis >= 0 ? wallTimeMillis : clusterSeconds * 1000;
        }

        void accept(BsonScanner field, byte[] bytes) {
            if (field.type() == DOCUMENT) {
                acceptDocument(field, bytes);
            } else if (field.type() == STRING && field.isNamed("operationType")) {
                operationType = operations.name(bytes, field.valueOffset() + 4, field.valueLength() - 5);
            } else if (field.type() == DATE_TIME && field.isNamed("wallTime")) {
                wallTimeMillis = field.int64();
            } else if (field.type() == TIMESTAMP && field.isNamed("clusterTime")) {
                clusterSeconds = field.int64() >>> 32;
            }
        }

        private void acceptDocument(BsonScanner field, byte[] bytes) {
            if (field.isNamed("_id")) {
                resumeToken = field.valueOffset();
            } else if (field.isNamed("fullDocument")) {
                document = field.valueOffset();
            } else if (field.isNamed("documentKey")) {
                documentKey = field.valueOffset();
            } else if (field.isNamed("fullDocumentBeforeChange")) {
                documentBefore = field.valueOffset();
            } else if (field.isNamed("ns")) {
                readNamespace(new BsonScanner(bytes, field.valueOffset(), field.valueLength()), bytes);
            }
        }

        private void readNamespace(BsonScanner names, byte[] bytes) {
            while (names.next()) {
                if (names.type() == STRING && names.isNamed("db")) {
                    database = databases.name(bytes, names.valueOffset() + 4, names.valueLength() - 5);
                } else if (names.type() == STRING && names.isNamed("coll")) {
                    collection = collections.name(bytes, names.valueOffset() + 4, names.valueLength() - 5);
                }
            }
        }
    }

    /** Returns the same String for the same bytes as last time: names hardly ever change within a stream. */
    private static final class NameCache {
        private byte[] lastBytes = new byte[0];
        private String last = "";

        String name(byte[] bytes, int offset, int length) {
            if (!Arrays.equals(bytes, offset, offset + length, lastBytes, 0, lastBytes.length)) {
                lastBytes = Arrays.copyOfRange(bytes, offset, offset + length);
                last = new String(lastBytes, StandardCharsets.UTF_8);
            }
            return last;
        }
    }
}
