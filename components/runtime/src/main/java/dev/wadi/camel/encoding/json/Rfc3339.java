package dev.wadi.camel.encoding.json;

/** Points in time as RFC 3339 text, without a calendar object each. Days are counted as in the proleptic Gregorian calendar. */
public final class Rfc3339 {

    /** Bytes of the longest text written. */
    public static final int LONGEST = 32;

    /** Answer of {@link #parseMillis} to what is no time. */
    public static final long INVALID = Long.MIN_VALUE;

    /** 0000-01-01T00:00:00Z and the last millisecond of 9999: what RFC 3339 can say. */
    private static final long EARLIEST_MILLIS = -62_167_219_200_000L;
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    private static final int MILLIS_PER_DAY = 86_400_000;
    private static final int DAYS_PER_ERA = 146_097;
    /** Days from 0000-03-01, where the years of the arithmetic begin, to 1970-01-01. */
    private static final int DAYS_TO_EPOCH = 719_468;

    private Rfc3339() {}

    public static boolean canHold(long millis) {
        return millis >= EARLIEST_MILLIS && millis <= LATEST_MILLIS;
    }

    /** Writes a date and time in UTC with a {@code Z}; milliseconds only when there are, without trailing zeros. */
    public static int writeMillis(byte[] out, int at, long millis) {
        int o = writeSeconds(out, at, millis);
        int fraction = (int) Math.floorMod(millis, 1000L);
        if (fraction != 0) {
            out[o] = '.';
            DecimalDigits.writeDigits(out, o + 1, fraction, 3);
            o += 4;
            while (out[o - 1] == '0') {
                o--;
            }
        }
        out[o] = 'Z';
        return o + 1;
    }

    /** Writes a date and time in UTC down to the second, without a zone. */
    public static int writeSeconds(byte[] out, int at, long millis) {
        int days = (int) Math.floorDiv(millis, (long) MILLIS_PER_DAY);
        int seconds = (int) (millis - (long) days * MILLIS_PER_DAY) / 1000;
        // Years begin in March here, so that the leap day is the last one; eras of 400 years are all alike.
        int shifted = days + DAYS_TO_EPOCH;
        int era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = shifted - era * DAYS_PER_ERA;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);

        DecimalDigits.pair(out, at, year / 100);
        DecimalDigits.pair(out, at + 2, year % 100);
        out[at + 4] = '-';
        DecimalDigits.pair(out, at + 5, month);
        out[at + 7] = '-';
        DecimalDigits.pair(out, at + 8, day);
        out[at + 10] = 'T';
        DecimalDigits.pair(out, at + 11, seconds / 3600);
        out[at + 13] = ':';
        DecimalDigits.pair(out, at + 14, seconds / 60 % 60);
        out[at + 16] = ':';
        DecimalDigits.pair(out, at + 17, seconds % 60);
        return at + 19;
    }

    /**
     * The time that a text of the bytes says, in milliseconds since the epoch, or {@link #INVALID}: also for leap seconds and for
     * more precision than milliseconds, which could not be kept.
     */
    public static long parseMillis(byte[] text, int from, int to) {
        if (to - from < 20) {
            return INVALID;
        }
        int year = digits(text, from, 4);
        int month = digits(text, from + 5, 2);
        int day = digits(text, from + 8, 2);
        int hour = digits(text, from + 11, 2);
        int minute = digits(text, from + 14, 2);
        int second = digits(text, from + 17, 2);
        boolean separated = text[from + 4] == '-' && text[from + 7] == '-' && (text[from + 10] | 0x20) == 't'
                && text[from + 13] == ':' && text[from + 16] == ':';
        boolean inRange = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
                && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
        if (!separated || !inRange) {
            return INVALID;
        }
        int p = from + 19;
        int millis = 0;
        if (text[p] == '.') {
            int first = ++p;
            for (; p < to && text[p] >= '0' && text[p] <= '9'; p++) {
                int digit = text[p] - '0';
                if (p - first < 3) {
                    millis = millis * 10 + digit;
                } else if (digit != 0) {
                    return INVALID;
                }
            }
            if (p == first) {
                return INVALID;
            }
            for (int i = p - first; i < 3; i++) {
                millis *= 10;
            }
        }
        int offsetMinutes = offsetMinutes(text, p, to);
        if (offsetMinutes == Integer.MIN_VALUE) {
            return INVALID;
        }
        long minutes = (daysSinceEpoch(year, month, day) * 24L + hour) * 60 + minute - offsetMinutes;
        return (minutes * 60 + second) * 1000 + millis;
    }

    /** The number of so many digits, or -1 when there is another character. */
    private static int digits(byte[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int offsetMinutes(byte[] text, int at, int to) {
        if (to - at == 1 && (text[at] | 0x20) == 'z') {
            return 0;
        }
        if (to - at != 6 || text[at] != '+' && text[at] != '-' || text[at + 3] != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        return (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static long daysSinceEpoch(int year, int month, int day) {
        int fromMarch = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(fromMarch, 400);
        int yearOfEra = fromMarch - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
    }
}
