package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * {@code double}: from doubles, from whole numbers that a double holds exactly, and from the names in which flat JSON has
 * infinities and not-a-number.
 */
final class DoubleType extends AvroType {

    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    DoubleType() {
        super("double");
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (bsonType == BsonTypes.DOUBLE) {
            return SAME;
        }
        int begin = to.in.position();
        if (bsonType == BsonTypes.STRING && to.forms.textual()) {
            boolean named = NOT_FINITE.contains(new String(BinaryValue.readText(to.in), StandardCharsets.UTF_8));
            to.in.position(begin);
            return named ? AS_TEXT : NOT;
        }
        boolean exact = bsonType == BsonTypes.INT32 || bsonType == BsonTypes.INT64 && isExact(to.in.int64());
        to.in.position(begin);
        return exact ? WIDENED : NOT;
    }

    /** Whether a double holds the whole number; the largest long rounds up to what only a cast takes for the same. */
    static boolean isExact(long value) {
        return value != Long.MAX_VALUE && (long) (double) value == value;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        to.out.int64(Double.doubleToRawLongBits(read(bsonType, to, this)));
    }

    /** Reads a number as a double that has its value. */
    static double read(int bsonType, AvroEncoding to, AvroType type) {
        if (bsonType == BsonTypes.DOUBLE) {
            return Double.longBitsToDouble(to.in.int64());
        }
        int begin = to.in.position();
        if (bsonType == BsonTypes.STRING && to.forms.textual()) {
            String text = new String(BinaryValue.readText(to.in), StandardCharsets.UTF_8);
            if (NOT_FINITE.contains(text)) {
                return Double.parseDouble(text);
            }
            to.in.position(begin);
        }
        long value = WholeNumbers.read(bsonType, to, type);
        if (!isExact(value)) {
            throw to.unwritable(begin, "the schema has " + type.name() + " here, which cannot hold so many digits");
        }
        return value;
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        out.int64(Double.doubleToRawLongBits(in.float64()));
        return BsonTypes.DOUBLE;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        write(in.float64(), out);
    }

    static void write(double value, JsonText out) {
        if (Double.isFinite(value)) {
            out.number(value);
        } else {
            out.raw(('"' + Double.toString(value) + '"').getBytes(StandardCharsets.US_ASCII));
        }
    }
}
