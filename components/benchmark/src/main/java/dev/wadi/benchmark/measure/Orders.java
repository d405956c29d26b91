package dev.wadi.benchmark.measure;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.ObjectId;

/**
 * The benchmark's documents: an order with the usual mix of types, filled up to a size. The same number gives the same document.
 */
final class Orders {

    private static final String[] STATES = {"new", "paid", "packed", "shipped", "delivered"};
    private static final long EPOCH_MILLIS = 1_700_000_000_000L;

    private final String filler;

    /** @param sizeInBytes size of a document as BSON, at least about 300 */
    Orders(int sizeInBytes) {
        int without = bson(0, "", true).length;
        if (sizeInBytes < without) {
            throw new IllegalArgumentException("an order has at least " + without + " bytes, so it cannot have " + sizeInBytes);
        }
        Random random = new Random(42);
        StringBuilder text = new StringBuilder();
        while (text.length() < sizeInBytes - without) {
            text.append(random.nextInt(6) == 0 ? ' ' : (char) ('a' + random.nextInt(26)));
        }
        this.filler = text.toString();
    }

    /** With an ObjectId and a date, as applications write them. */
    RawBsonDocument document(long number) {
        return new RawBsonDocument(bson(number, filler, true));
    }

    /** With the number itself as id, so that whoever sees the key knows which one it is. */
    RawBsonDocument numbered(long number) {
        return new RawBsonDocument(bson(number, filler, false));
    }

    /** As JSON of the same content, with text for id and date. */
    byte[] json(long number) {
        Random random = new Random(number);
        return String.format(Locale.ROOT,
                "{\"_id\":\"order-%012d\",\"number\":%d,\"customer\":\"customer-%06d\",\"state\":\"%s\",\"created\":"
                        + "\"2023-11-14T22:13:20.000Z\",\"total\":%.2f,\"express\":%b,\"address\":{\"street\":\"Long Street %d\","
                        + "\"city\":\"Springfield\",\"zip\":\"%05d\"},\"lines\":[{\"article\":%d,\"quantity\":%d},"
                        + "{\"article\":%d,\"quantity\":%d}],\"note\":\"%s\"}",
                number, number, random.nextInt(100_000), STATES[random.nextInt(STATES.length)],
                random.nextInt(1_000_000) / 100.0, random.nextBoolean(), random.nextInt(500), random.nextInt(100_000),
                random.nextInt(10_000), 1 + random.nextInt(9), random.nextInt(10_000), 1 + random.nextInt(9), filler)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bson(long number, String filler, boolean objectId) {
        Random random = new Random(number);
        BasicOutputBuffer buffer = new BasicOutputBuffer(512);
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            if (objectId) {
                writer.writeObjectId("_id", id(number));
            } else {
                writer.writeInt64("_id", number);
            }
            writer.writeInt64("number", number);
            writer.writeString("customer", String.format("customer-%06d", random.nextInt(100_000)));
            writer.writeString("state", STATES[random.nextInt(STATES.length)]);
            writer.writeDateTime("created", EPOCH_MILLIS + number * 37);
            writer.writeDouble("total", random.nextInt(1_000_000) / 100.0);
            writer.writeBoolean("express", random.nextBoolean());
            writer.writeStartDocument("address");
            writer.writeString("street", "Long Street " + random.nextInt(500));
            writer.writeString("city", "Springfield");
            writer.writeString("zip", String.format("%05d", random.nextInt(100_000)));
            writer.writeEndDocument();
            writer.writeStartArray("lines");
            for (int line = 0; line < 2; line++) {
                writer.writeStartDocument();
                writer.writeInt32("article", random.nextInt(10_000));
                writer.writeInt32("quantity", 1 + random.nextInt(9));
                writer.writeEndDocument();
            }
            writer.writeEndArray();
            writer.writeString("note", filler);
            writer.writeEndDocument();
        }
        return buffer.toByteArray();
    }

    private static ObjectId id(long number) {
        return new ObjectId(String.format("65500000000000%010x", number));
    }
}
