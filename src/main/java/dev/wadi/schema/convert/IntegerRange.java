package dev.wadi.schema.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** What a JSON Schema says about the size of an integer; null where it says nothing. */
record IntegerRange(BigDecimal least, BigDecimal greatest) {

    /** Of {@code x-range}, an object with {@code min} and {@code max}, else of {@code minimum} and {@code maximum}. */
    static IntegerRange of(JsonNode schema) {
        JsonNode range = schema.path("x-range");
        return range.isObject() ? new IntegerRange(number(range.path("min")), number(range.path("max")))
                : new IntegerRange(number(schema.path("minimum")), number(schema.path("maximum")));
    }

    private static BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
    }

    /** Whether both ends are known and within 32 bits. */
    boolean fitsInt() {
        return least != null && greatest != null && least.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                && greatest.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }
}
