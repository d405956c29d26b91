package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonTypes;

/** BSON's numbers as whole numbers, if they are. */
final class WholeNumbers {

    private static final double BEYOND_64_BITS = 0x1p63;

    private WholeNumbers() {}

    static boolean isNumber(int bsonType) {
        return bsonType == BsonTypes.INT32 || bsonType == BsonTypes.INT64 || bsonType == BsonTypes.DOUBLE;
    }

    /** Whether a double has the value of a long. */
    static boolean isWhole(double value) {
        return value == Math.rint(value) && value >= -BEYOND_64_BITS && value < BEYOND_64_BITS;
    }

    /** Reads a number that must be whole, for a type. */
    static long read(int bsonType, AvroEncoding to, AvroType type) {
        int begin = to.in.position();
        switch (bsonType) {
            case BsonTypes.INT32:
                return to.in.int32();
            case BsonTypes.INT64:
                return to.in.int64();
            case BsonTypes.DOUBLE:
                double value = Double.longBitsToDouble(to.in.int64());
                if (isWhole(value)) {
                    return (long) value;
                }
                throw to.unwritable(begin, "the schema has " + type.name() + " here, the double is no whole number of 64 bits");
            default:
                throw type.mismatch(bsonType, to);
        }
    }

    /** Whether the value at the cursor, which stays there, is a whole number between two bounds. */
    static boolean isBetween(long least, long most, int bsonType, AvroEncoding to) {
        int begin = to.in.position();
        long value = 0;
        boolean whole = true;
        switch (bsonType) {
            case BsonTypes.INT32 -> value = to.in.int32();
            case BsonTypes.INT64 -> value = to.in.int64();
            case BsonTypes.DOUBLE -> {
                double number = Double.longBitsToDouble(to.in.int64());
                whole = isWhole(number);
                value = (long) number;
            }
            default -> whole = false;
        }
        to.in.position(begin);
        return whole && value >= least && value <= most;
    }
}
