package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import dev.wadi.camel.encoding.json.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * {@code date}, days since the epoch: from a BSON date at midnight UTC, from JSON {@code 2026-01-09} or that midnight as RFC
 * 3339, and from a number of days. Becomes a BSON date at midnight, and {@code 2026-01-09} in JSON.
 */
final class DateType extends AvroType {

    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int DATE_LENGTH = 10;
    private static final long INVALID = Long.MIN_VALUE;

    DateType() {
        super("date");
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
        long days = read(bsonType, to);
        to.in.position(begin);
        if (days != (int) days) {
            return NOT;
        }
        return bsonType == BsonTypes.DATE_TIME ? NARROWED : bsonType == BsonTypes.STRING ? AS_TEXT + 1 : AS_TEXT;
    }

    /** Reads days, or {@link #INVALID}. */
    private static long read(int bsonType, AvroEncoding to) {
        return switch (bsonType) {
            case BsonTypes.INT32 -> to.in.int32();
            case BsonTypes.INT64 -> to.in.int64();
            case BsonTypes.DATE_TIME -> days(to.in.int64());
            default -> parse(BinaryValue.readText(to.in));
        };
    }

    private static long days(long millis) {
        return millis % MILLIS_PER_DAY == 0 ? millis / MILLIS_PER_DAY : INVALID;
    }

    private static long parse(byte[] text) {
        if (text.length != DATE_LENGTH) {
            long millis = Rfc3339.parseMillis(text, 0, text.length);
            return millis == Rfc3339.INVALID ? INVALID : days(millis);
        }
        try {
            return LocalDate.parse(new String(text, StandardCharsets.UTF_8)).toEpochDay();
        } catch (DateTimeException e) {
            return INVALID;
        }
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (!takes(bsonType, to.forms)) {
            throw mismatch(bsonType, to);
        }
        int begin = to.in.position();
        long days = read(bsonType, to);
        if (days != (int) days) {
            throw to.unwritable(begin, "the schema has date here, the value is no whole day in UTC");
        }
        to.out.whole(days);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        out.int64(in.int32() * MILLIS_PER_DAY);
        return BsonTypes.DATE_TIME;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        int days = in.int32();
        long millis = days * MILLIS_PER_DAY;
        if (!Rfc3339.canHold(millis)) {
            out.number((long) days);
            return;
        }
        out.put('"');
        int begin = out.size();
        Rfc3339.writeSeconds(out.reserve(Rfc3339.LONGEST), begin, millis);
        out.size(begin + DATE_LENGTH);
        out.put('"');
    }
}
