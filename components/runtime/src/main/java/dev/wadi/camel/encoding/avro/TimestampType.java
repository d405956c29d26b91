package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonCursor;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import dev.wadi.camel.encoding.json.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * {@code timestamp-millis}, {@code -micros} and {@code -nanos}: from a BSON date, from RFC 3339 text in JSON, and from a number
 * in the schema's unit. Becomes a BSON date, which must hold it exactly, and RFC 3339 in JSON.
 */
final class TimestampType extends AvroType {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final int LONGEST_TEXT = 64;

    private final long perSecond;

    /** The second argument says how many units make a second. */
    TimestampType(String name, long perSecond) {
        super(name);
        this.perSecond = perSecond;
    }

    private static boolean takes(int bsonType, ValueForms forms) {
        return switch (bsonType) {
            case BsonTypes.DATE_TIME -> true;
            case BsonTypes.INT32, BsonTypes.INT64 -> forms.loose();
            case BsonTypes.STRING -> forms.textual();
            default -> false;
        };
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (!takes(bsonType, to.forms)) {
            return NOT;
        }
        int begin = to.in.position();
        boolean fits = fits(bsonType, to);
        to.in.position(begin);
        if (!fits) {
            return NOT;
        }
        return bsonType == BsonTypes.DATE_TIME ? SAME : AS_TEXT;
    }

    private boolean fits(int bsonType, AvroEncoding to) {
        try {
            read(bsonType, to);
            return true;
        } catch (ArithmeticException | DateTimeException e) {
            return false;
        }
    }

    /** Reads a time in units of the schema. */
    private long read(int bsonType, AvroEncoding to) {
        return switch (bsonType) {
            case BsonTypes.INT32 -> to.in.int32();
            case BsonTypes.INT64 -> to.in.int64();
            case BsonTypes.DATE_TIME -> ofMillis(to.in.int64());
            default -> parse(to.in);
        };
    }

    private long ofMillis(long millis) {
        return Math.multiplyExact(millis, perSecond / MILLIS_PER_SECOND);
    }

    private long parse(BsonCursor in) {
        int length = in.stringLength();
        int from = in.position();
        in.skip(length + 1);
        long millis = Rfc3339.parseMillis(in.bytes(), from, from + length);
        if (millis != Rfc3339.INVALID) {
            return ofMillis(millis);
        }
        if (length > LONGEST_TEXT) {
            throw new ArithmeticException("no time has so many characters");
        }
        Instant instant = OffsetDateTime.parse(new String(in.bytes(), from, length, StandardCharsets.UTF_8)).toInstant();
        long nanosPerUnit = NANOS_PER_SECOND / perSecond;
        if (instant.getNano() % nanosPerUnit != 0) {
            throw new ArithmeticException("more digits than " + name());
        }
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), perSecond), instant.getNano() / nanosPerUnit);
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (!takes(bsonType, to.forms)) {
            throw mismatch(bsonType, to);
        }
        int begin = to.in.position();
        try {
            to.out.whole(read(bsonType, to));
        } catch (ArithmeticException | DateTimeException e) {
            throw to.unwritable(begin, "the value is no time that " + name() + " can hold exactly");
        }
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        int begin = in.position();
        long value = in.int64();
        long perMilli = perSecond / MILLIS_PER_SECOND;
        if (value % perMilli != 0) {
            throw in.unwritable("BSON", begin, "a BSON date holds no more than milliseconds of this " + name()
                    + "; a schema without the logical type gives the number");
        }
        out.int64(value / perMilli);
        return BsonTypes.DATE_TIME;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        long value = in.int64();
        long millis = Math.floorDiv(value, perSecond / MILLIS_PER_SECOND);
        out.put('"');
        if (!Rfc3339.canHold(millis)) {
            out.number(value);
        } else {
            byte[] text = out.reserve(Rfc3339.LONGEST + 1);
            int end = Rfc3339.writeSeconds(text, out.size(), millis);
            out.size(fraction(text, end, Math.floorMod(value, perSecond)));
            out.put('Z');
        }
        out.put('"');
    }

    /** Writes the units behind the second without trailing zeros, or nothing when there are none. */
    private int fraction(byte[] text, int at, long units) {
        int o = at;
        long rest = units;
        if (rest != 0) {
            text[o++] = '.';
        }
        for (long digit = perSecond / 10; rest != 0; digit /= 10) {
            text[o++] = (byte) ('0' + rest / digit);
            rest %= digit;
        }
        return o;
    }
}
