package dev.wadi.benchmark.encoding;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Orders of a shop: ids, dates, prices, texts with and without accents, nested customers and lines. */
final class SampleDocuments {

    private static final long SOME_DAY = 1_767_957_838_852L;

    private SampleDocuments() {}

    /** The order of a size: {@code small} has about half a kilobyte of BSON, {@code large} about ten. */
    static BsonDocument order(String size) {
        return order(new SplittableRandom(1), size.equals("small") ? 1 : 57);
    }

    static byte[] bson(BsonDocument document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            new BsonDocumentCodec().encode(writer, document, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    private static BsonDocument order(SplittableRandom random, int lines) {
        BsonDocument customer = new BsonDocument("id", new BsonInt64(random.nextLong(1L << 40)))
                .append("name", new BsonString("Ren\u00e9e M\u00fcller-L\u00fcdenscheidt"))
                .append("email", new BsonString("renee.mueller@example.org"))
                .append("vip", BsonBoolean.FALSE)
                .append("city", new BsonString("Saint-\u00c9tienne"));
        return new BsonDocument("_id", id(random))
                .append("createdAt", new BsonDateTime(SOME_DAY))
                .append("status", new BsonString("confirmed"))
                .append("customer", customer)
                .append("total", new BsonDecimal128(Decimal128.parse("1234.50")))
                .append("weight", new BsonDouble(random.nextDouble()))
                .append("note", new BsonString("Please leave the parcel with the neighbour, \"if\" nobody answers.\n"))
                .append("coupon", new BsonNull())
                .append("lines", new BsonArray(IntStream.range(0, lines).<BsonValue>mapToObj(i -> line(random, i)).toList()));
    }

    private static BsonDocument line(SplittableRandom random, int number) {
        return new BsonDocument("sku", new BsonString("SKU-" + random.nextInt(100_000_000)))
                .append("product", id(random))
                .append("title", new BsonString("Stainless steel water bottle, " + number + " litre"))
                .append("quantity", new BsonInt32(random.nextInt(1, 20)))
                .append("price", new BsonDouble(random.nextInt(1, 100_000) / 100.0))
                .append("shippedAt", new BsonDateTime(SOME_DAY + random.nextLong(100_000_000L)));
    }

    private static BsonObjectId id(SplittableRandom random) {
        byte[] bytes = new byte[12];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return new BsonObjectId(new ObjectId(bytes));
    }
}
