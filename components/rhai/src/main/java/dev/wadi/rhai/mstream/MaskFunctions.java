package dev.wadi.rhai.mstream;

import static dev.wadi.rhai.function.ParameterType.ANY;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Masks. They count characters, and fail closed: what cannot be read as what it should be becomes {@code ***}. Nothing,
 * {@code ()}, stays nothing.
 */
final class MaskFunctions {

    private static final String HIDDEN = "***";
    private static final int SHOWN_DIGITS = 4;
    /** Numbers below are seconds: as milliseconds they would be in 1973 or before. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private MaskFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.read("mask_email", ANY, (context, value) -> value instanceof String text ? email(text) : orHidden(value));
        library.read("mask_phone", ANY, (context, value) ->
                value instanceof String || value instanceof Long ? phone(value.toString()) : orHidden(value));
        library.read("mask_year_only", ANY, (context, value) -> yearOnly(value));
    }

    private static Object orHidden(Object value) {
        return value == Unit.UNIT ? value : HIDDEN;
    }

    private static String email(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return text;
        }
        return text.codePointCount(0, at) <= 1 ? "*" + text.substring(at)
                : text.substring(0, text.offsetByCodePoints(0, 1)) + HIDDEN + text.substring(at);
    }

    private static String phone(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= SHOWN_DIGITS) {
            return text;
        }
        return "*".repeat(length - SHOWN_DIGITS) + text.substring(text.offsetByCodePoints(text.length(), -SHOWN_DIGITS));
    }

    private static Object yearOnly(Object value) {
        if (value instanceof String text) {
            return yearOnly(text);
        }
        if (value instanceof Long number) {
            return yearOnly(number.longValue());
        }
        if (value instanceof MapValue map && map.get("$date") instanceof MapValue date
                && date.get("$numberLong") instanceof String milliseconds) {
            return yearOnly(map, milliseconds);
        }
        return orHidden(value);
    }

    private static Object yearOnly(long number) {
        boolean seconds = -FIRST_MILLISECONDS < number && number < FIRST_MILLISECONDS;
        try {
            long start = startOfYear(seconds ? number * 1000 : number);
            return seconds ? start / 1000 : start;
        } catch (ArithmeticException beforeAllYears) {
            return HIDDEN;
        }
    }

    private static Object yearOnly(MapValue map, String milliseconds) {
        try {
            MapValue masked = map.copy();
            ((MapValue) masked.own("$date")).put("$numberLong", Long.toString(startOfYear(Long.parseLong(milliseconds))));
            return masked;
        } catch (NumberFormatException | ArithmeticException unreadable) {
            return HIDDEN;
        }
    }

    private static long startOfYear(long milliseconds) {
        int year = Instant.ofEpochMilli(milliseconds).atOffset(ZoneOffset.UTC).getYear();
        return Year.of(year).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static String yearOnly(String text) {
        try {
            if (text.length() == "YYYY-MM-DD".length()) {
                return fourDigits(LocalDate.parse(text).getYear()) + "-01-01";
            }
            String iso = text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
            if (iso.matches(".*([zZ]|[+-][0-9]{2}:[0-9]{2})")) {
                int year = OffsetDateTime.parse(iso.toUpperCase(Locale.ROOT)).withOffsetSameInstant(ZoneOffset.UTC).getYear();
                return fourDigits(year) + "-01-01T00:00:00+00:00";
            }
            return fourDigits(LocalDateTime.parse(iso).getYear()) + "-01-01T00:00:00";
        } catch (DateTimeException unreadable) {
            return HIDDEN;
        }
    }

    private static String fourDigits(int year) {
        return year >= 1000 && year <= 9999 ? Integer.toString(year) : "%04d".formatted(year);
    }
}
