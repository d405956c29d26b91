package dev.wadi.camel.encoding.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDoubleTest {

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0", "-0.0, -0.0", "1.0, 1.0", "-1.5, -1.5", "10.0, 10.0", "100.25, 100.25", "0.1, 0.1", "0.3, 0.3",
        "1e-5, 0.00001", "1.2e-5, 0.000012", "9.9e-6, 9.9e-6", "1e-6, 1e-6", "1e15, 1000000000000000.0", "1e16, 1e16",
        "1.2345e16, 1.2345e16", "9007199254740992, 9007199254740992.0", "9007199254740994, 9007199254740994.0",
        "1234567890123456.7, 1234567890123456.8", "123456789012345680, 1.2345678901234568e17", "1e22, 1e22", "1e23, 1e23",
        "2e23, 2e23", "2e-3, 0.002", "4.9e-324, 5e-324", "9.9e-324, 1e-323", "1.5e-323, 1.5e-323",
        "2.2250738585072014e-308, 2.2250738585072014e-308", "2.225073858507201e-308, 2.225073858507201e-308",
        "1.7976931348623157e308, 1.7976931348623157e308", "5.684341886080802e-14, 5.684341886080802e-14",
        "2.0e-3, 0.002", "8.41e21, 8.41e21", "2.98023223876953125e-8, 2.9802322387695312e-8"
    })
    void writesKnownDoubles(double value, String expected) {
        assertThat(write(value)).isEqualTo(expected);
    }

    @Test
    void readsBackAsTheSameDoubleAndIsNeverLongerThanTheNearestDecimal() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 50_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = write(value);
                assertThat(Double.parseDouble(text)).isEqualTo(value);
                assertThat(significantDigits(text)).isLessThanOrEqualTo(shortestNearest(value));
            }
        }
    }

    @Test
    void agreesWithAnotherImplementationOnPowersOfTwoAndPrices() {
        SplittableRandom random = new SplittableRandom(7);
        for (int exponent = -1000; exponent < 1024; exponent++) {
            agrees(Math.scalb(1.0, exponent));
            agrees(Math.nextDown(Math.scalb(1.0, exponent)));
            agrees(random.nextLong(1, 100_000_000) / 100.0);
        }
    }

    private static void agrees(double value) {
        assertThat(new BigDecimal(write(value))).isEqualByComparingTo(new BigDecimal(NumberOutput.toString(value, true)));
    }

    private static int significantDigits(String text) {
        BigDecimal decimal = new BigDecimal(text);
        return decimal.signum() == 0 ? 1 : decimal.stripTrailingZeros().precision();
    }

    /** Digits needed when only the decimal nearest to the value may be taken for each number of digits. */
    private static int shortestNearest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            if (exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue() == value) {
                return digits;
            }
        }
        return 17;
    }

    private static String write(double value) {
        byte[] out = new byte[ShortestDouble.LONGEST + 5];
        int end = ShortestDouble.write(out, 3, value);
        return new String(out, 3, end - 3, StandardCharsets.US_ASCII);
    }
}
