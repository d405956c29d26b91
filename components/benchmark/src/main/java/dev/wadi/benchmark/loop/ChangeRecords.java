package dev.wadi.benchmark.loop;

import dev.wadi.camel.encoding.Transcoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * Turns raw change events into Kafka records in one pass over the top-level fields, without decoding anything.
 *
 * <p>Knows just the fields and types that the benchmark's changes have: ids are ObjectIds or 64-bit numbers.
 */
final class ChangeRecords {

    private static final byte STRING = 0x02;
    private static final byte DOCUMENT = 0x03;
    private static final byte OBJECT_ID = 0x07;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPERATION_TYPE = name("operationType");
    private static final byte[] FULL_DOCUMENT = name("fullDocument");
    private static final byte[] DOCUMENT_KEY = name("documentKey");

    private final String topic;
    private final Transcoder transcoder;
    private final byte[] database;
    private final byte[] collection;

    ChangeRecords(String topic, String database, String collection, Transcoder transcoder) {
        this.topic = topic;
        this.database = database.getBytes(StandardCharsets.UTF_8);
        this.collection = collection.getBytes(StandardCharsets.UTF_8);
        this.transcoder = transcoder;
    }

    ProducerRecord<byte[], byte[]> of(RawBsonDocument event) {
        ByteBuf buffer = event.getByteBuffer();
        byte[] bytes = buffer.array();
        int at = buffer.position() + 4;
        int end = buffer.position() + buffer.remaining() - 1;
        byte[] key = null;
        byte[] value = null;
        byte[] operationType = null;
        while (at < end) {
            byte type = bytes[at];
            int name = at + 1;
            int field = name;
            while (bytes[field] != 0) {
                field++;
            }
            int nameLength = field - name;
            field++;
            int length = length(type, bytes, field);
            if (type == STRING && is(OPERATION_TYPE, bytes, name, nameLength)) {
                operationType = slice(bytes, field + 4, length - 5);
            } else if (type == DOCUMENT && is(FULL_DOCUMENT, bytes, name, nameLength)) {
                value = transcoder.transcode(bytes, field, length);
            } else if (type == DOCUMENT && is(DOCUMENT_KEY, bytes, name, nameLength)) {
                key = key(bytes, field);
            }
            at = field + length;
        }
        List<Header> headers = new ArrayList<>(3);
        headers.add(new RecordHeader("operation_type", operationType));
        headers.add(new RecordHeader("database", database));
        headers.add(new RecordHeader("collection", collection));
        return new ProducerRecord<>(topic, null, null, key, value, headers);
    }

    /** The text of the id, which is the first and only field of the key. */
    private static byte[] key(byte[] bytes, int document) {
        int id = document + 4 + 1 + "_id".length() + 1;
        if (bytes[document + 4] != OBJECT_ID) {
            return Long.toString(int32(bytes, id) & 0xFFFFFFFFL | (long) int32(bytes, id + 4) << 32)
                    .getBytes(StandardCharsets.US_ASCII);
        }
        byte[] text = new byte[24];
        for (int i = 0; i < 12; i++) {
            text[2 * i] = HEX[bytes[id + i] >> 4 & 0xF];
            text[2 * i + 1] = HEX[bytes[id + i] & 0xF];
        }
        return text;
    }

    private static int length(byte type, byte[] bytes, int field) {
        return switch (type) {
            case STRING -> 4 + int32(bytes, field);
            case DOCUMENT -> int32(bytes, field);
            case 0x09, 0x11, 0x12 -> 8;
            case 0x08 -> 1;
            case 0x10 -> 4;
            case OBJECT_ID -> 12;
            default -> throw new IllegalStateException("a change event has a field of type " + type);
        };
    }

    private static boolean is(byte[] name, byte[] bytes, int offset, int length) {
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[offset + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] slice(byte[] bytes, int offset, int length) {
        byte[] slice = new byte[length];
        System.arraycopy(bytes, offset, slice, 0, length);
        return slice;
    }

    private static int int32(byte[] bytes, int offset) {
        return bytes[offset] & 0xFF
                | (bytes[offset + 1] & 0xFF) << 8
                | (bytes[offset + 2] & 0xFF) << 16
                | (bytes[offset + 3] & 0xFF) << 24;
    }

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
