package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;

/**
 * {@code float}: from a number that comes back as the same. BSON gets a float as the double of exactly its value, so only such
 * doubles are taken from BSON. JSON gets it as its shortest text, so from JSON a number is taken that is the shortest text of a
 * float: {@code 0.1} is.
 */
final class FloatType extends AvroType {

    FloatType() {
        super("float");
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        int begin = to.in.position();
        boolean survives = switch (bsonType) {
            case BsonTypes.DOUBLE -> survives(Double.longBitsToDouble(to.in.int64()), to.forms);
            case BsonTypes.INT32 -> isExact(to.in.int32());
            case BsonTypes.INT64 -> isExact(to.in.int64());
            default -> false;
        };
        to.in.position(begin);
        return !survives ? NOT : bsonType == BsonTypes.DOUBLE ? SAME - 1 : WIDENED - 1;
    }

    private static boolean isExact(long value) {
        return DoubleType.isExact(value) && (float) value == (double) value;
    }

    private static boolean survives(double value, ValueForms forms) {
        float nearest = (float) value;
        return nearest == value || Double.isNaN(value) || forms.textual() && shortest(nearest) == value;
    }

    private static double shortest(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        int begin = to.in.position();
        double value = DoubleType.read(bsonType, to, this);
        if (!survives(value, to.forms)) {
            throw to.unwritable(begin, "the schema has float here, which would change the number; double holds it");
        }
        to.out.int32(Float.floatToRawIntBits((float) value));
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        out.int64(Double.doubleToRawLongBits(in.float32()));
        return BsonTypes.DOUBLE;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        DoubleType.write(shortest(in.float32()), out);
    }
}
