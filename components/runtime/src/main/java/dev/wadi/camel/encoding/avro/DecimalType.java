package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.Decimal128Text;
import dev.wadi.camel.encoding.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bson.types.Decimal128;

/**
 * {@code decimal}: the unscaled number as two's-complement bytes, highest first, at the schema's scale; a number that needs
 * another scale or more digits than the precision is an error, never rounded.
 *
 * <p>From Decimal128, whole numbers, doubles of so few digits that they stand for exactly one decimal, and from JSON text.
 * Source: Avro 1.12 specification, "Decimal".
 */
final class DecimalType extends AvroType {

    private static final int ANY_SIZE = -1;
    private static final int LONGEST_TEXT = 256;
    /** Bytes beyond those that the digits need: some writers repeat the sign. Half a byte is more than a digit takes. */
    private static final int MOST_PADDING = 32;
    private static final int LARGEST_ZERO_SCALE = 10_000;
    /** Decimals of so many digits and no more are told apart by doubles. */
    private static final int DOUBLE_DIGITS = 15;
    private static final int LONG_DIGITS = 18;
    private static final int EXPONENT_BIAS = 6176;
    private static final int EXPONENT_SHIFT = 49;
    /** The bits of a Decimal128 other than sign, exponent and a coefficient of 63 bits. */
    private static final long WIDE = (1L << EXPONENT_SHIFT) - 1;
    private static final long SPECIAL = 3L << 61;
    private static final long[] POWERS = powers();

    private final int size;
    private final int precision;
    private final int scale;

    /** On {@code bytes}. */
    DecimalType(int precision, int scale) {
        this(ANY_SIZE, precision, scale);
    }

    /** On {@code fixed} of a size. */
    DecimalType(int size, int precision, int scale) {
        super("decimal(" + precision + ", " + scale + ")");
        this.size = size;
        this.precision = precision;
        this.scale = scale;
    }

    private static long[] powers() {
        long[] powers = new long[LONG_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        int begin = to.in.position();
        int suits = switch (bsonType) {
            case BsonTypes.DECIMAL128 -> SAME;
            case BsonTypes.INT32, BsonTypes.INT64 -> WIDENED - 2;
            case BsonTypes.DOUBLE -> NARROWED - 1;
            case BsonTypes.STRING -> to.forms.textual() ? AS_TEXT : NOT;
            default -> NOT;
        };
        if (suits != NOT) {
            BigDecimal value = value(bsonType, to);
            suits = value == null || problem(value) != null ? NOT : suits;
            to.in.position(begin);
        }
        return suits;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        int begin = to.in.position();
        if (bsonType == BsonTypes.DECIMAL128 && plainDecimal128(to)
                || bsonType == BsonTypes.STRING && to.forms.textual() && plainText(to)) {
            return;
        }
        to.in.position(begin);
        if (!WholeNumbers.isNumber(bsonType) && bsonType != BsonTypes.DECIMAL128
                && !(bsonType == BsonTypes.STRING && to.forms.textual())) {
            throw mismatch(bsonType, to);
        }
        BigDecimal value = value(bsonType, to);
        String problem = value == null ? "the schema has " + name() + " here, the value is no exact decimal" : problem(value);
        if (problem != null) {
            throw to.unwritable(begin, problem);
        }
        write(value.setScale(scale).unscaledValue(), to.out);
    }

    /** Writes a Decimal128 by way of a long; false when that way is too narrow or the value needs a closer look. */
    private boolean plainDecimal128(AvroEncoding to) {
        long low = to.in.int64();
        long high = to.in.int64();
        if (low < 0 || (high & WIDE) != 0 || (high & SPECIAL) == SPECIAL) {
            return false;
        }
        int exponent = ((int) (high >>> EXPONENT_SHIFT) & 0x3FFF) - EXPONENT_BIAS;
        return plain(low, exponent, high < 0, to.out);
    }

    /** Writes text of few digits with or without a point, in the same way. */
    private boolean plainText(AvroEncoding to) {
        int length = to.in.stringLength();
        int from = to.in.position();
        to.in.skip(length + 1);
        byte[] text = to.in.bytes();
        boolean negative = length > 0 && text[from] == '-';
        int first = negative ? from + 1 : from;
        int end = from + length;
        int point = end;
        long digits = 0;
        for (int i = first; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (text[i] == '.' && point == end && i > first && i < end - 1) {
                point = i;
            } else {
                return false;
            }
        }
        int count = point < end ? end - first - 1 : end - first;
        return count > 0 && count <= LONG_DIGITS && plain(digits, point < end ? point + 1 - end : 0, negative, to.out);
    }

    private boolean plain(long digits, int exponent, boolean negative, AvroOutput out) {
        if (precision > LONG_DIGITS) {
            return false;
        }
        int shift = scale + exponent;
        long magnitude = digits;
        if (shift < 0) {
            if (shift < -LONG_DIGITS || magnitude % POWERS[-shift] != 0) {
                return false;
            }
            magnitude /= POWERS[-shift];
        } else if (shift > 0) {
            if (shift > LONG_DIGITS || magnitude > Long.MAX_VALUE / POWERS[shift]) {
                return false;
            }
            magnitude *= POWERS[shift];
        }
        if (magnitude >= POWERS[precision]) {
            return false;
        }
        write(negative ? -magnitude : magnitude, out);
        return true;
    }

    /** Reads a number, or null for what is none. */
    private static BigDecimal value(int bsonType, AvroEncoding to) {
        return switch (bsonType) {
            case BsonTypes.INT32 -> BigDecimal.valueOf(to.in.int32());
            case BsonTypes.INT64 -> BigDecimal.valueOf(to.in.int64());
            case BsonTypes.DOUBLE -> ofDouble(Double.longBitsToDouble(to.in.int64()));
            case BsonTypes.DECIMAL128 -> ofDecimal128(to.in.int64(), to.in.int64());
            default -> ofText(BinaryValue.readText(to.in));
        };
    }

    private static BigDecimal ofDouble(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal decimal = BigDecimal.valueOf(value);
        return decimal.stripTrailingZeros().precision() <= DOUBLE_DIGITS ? decimal : null;
    }

    private static BigDecimal ofDecimal128(long low, long high) {
        Decimal128 value = Decimal128.fromIEEE754BIDEncoding(high, low);
        if (!value.isFinite()) {
            return null;
        }
        // A zero with a sign has no BigDecimal; only a sign without a number is lost.
        return Decimal128.fromIEEE754BIDEncoding(high & Long.MAX_VALUE, low).bigDecimalValue()
                .multiply(BigDecimal.valueOf(value.isNegative() ? -1 : 1));
    }

    private static BigDecimal ofText(byte[] text) {
        if (text.length > LONGEST_TEXT) {
            return null;
        }
        try {
            return new BigDecimal(new String(text, StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Why the number cannot be written, or null. Looks at exponents before it computes with them. */
    private String problem(BigDecimal value) {
        if (value.signum() == 0) {
            return Math.abs((long) value.scale()) <= LARGEST_ZERO_SCALE ? null : "the exponent is too large";
        }
        long wholeDigits = (long) value.precision() - value.scale();
        if (wholeDigits > (long) precision - scale) {
            return "the number has more digits than " + name() + " holds";
        }
        long surplus = (long) value.scale() - scale;
        if (surplus > 0 && (surplus >= value.precision() || value.stripTrailingZeros().scale() > scale)) {
            return "the number has more decimal places than " + name() + " holds, and is not rounded";
        }
        return null;
    }

    private void write(long unscaled, AvroOutput out) {
        if (size != ANY_SIZE) {
            out.bigEndian(unscaled, size);
            return;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(unscaled ^ unscaled >> 63);
        int count = bits / Byte.SIZE + 1;
        out.whole(count);
        out.bigEndian(unscaled, count);
    }

    private void write(BigInteger unscaled, AvroOutput out) {
        byte[] bytes = unscaled.toByteArray();
        if (size == ANY_SIZE) {
            out.measured(bytes, 0, bytes.length);
            return;
        }
        for (int i = bytes.length; i < size; i++) {
            out.int8(unscaled.signum() < 0 ? 0xFF : 0);
        }
        out.raw(bytes);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        int begin = in.position();
        Decimal128 value = decimal128(read(in));
        if (value == null) {
            throw in.unwritable("BSON", begin, "the decimal has more digits than the 34 of Decimal128");
        }
        out.int64(value.getLow());
        out.int64(value.getHigh());
        return BsonTypes.DECIMAL128;
    }

    private BigDecimal read(AvroCursor in) {
        int begin = in.position();
        int length = size == ANY_SIZE ? in.length() : size;
        if (length == 0) {
            throw in.malformed(begin, "decimal has no bytes");
        }
        int from = in.take(length);
        BigDecimal value = length <= Math.max(size, precision / 2 + MOST_PADDING) ? number(in.bytes(), from, length) : null;
        // Also what an upstream of ours has written as digits in ASCII ends here.
        if (value == null || value.precision() > precision) {
            throw in.malformed(begin, "decimal has more digits than " + name());
        }
        return value;
    }

    private BigDecimal number(byte[] bytes, int from, int length) {
        if (length > Long.BYTES) {
            return new BigDecimal(new BigInteger(bytes, from, length), scale);
        }
        long unscaled = bytes[from];
        for (int i = 1; i < length; i++) {
            unscaled = unscaled << Byte.SIZE | bytes[from + i] & 0xFF;
        }
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** The number as Decimal128, or null when it has too many digits. */
    private static Decimal128 decimal128(BigDecimal value) {
        try {
            return new Decimal128(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        BigDecimal value = read(in);
        Decimal128 decimal = decimal128(value);
        out.put('"');
        if (decimal == null) {
            out.ascii(value.toString());
        } else {
            Decimal128Text.write(out, decimal.getLow(), decimal.getHigh());
        }
        out.put('"');
    }
}
