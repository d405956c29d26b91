package dev.wadi.camel.encoding.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BsonToFlatJsonTest {

    private static final ObjectId ID = new ObjectId("60002e5e19e23b5c08a6c03c");

    private final BsonToFlatJson transcoder = new BsonToFlatJson();

    static Stream<org.junit.jupiter.params.provider.Arguments> everyType() {
        return Stream.of(
                arguments(new BsonDouble(3.14159), "3.14159"),
                arguments(new BsonDouble(5), "5.0"),
                arguments(new BsonDouble(-0.0), "-0.0"),
                arguments(new BsonDouble(0.00001), "0.00001"),
                arguments(new BsonDouble(0.000001), "1e-6"),
                arguments(new BsonDouble(1e15), "1000000000000000.0"),
                arguments(new BsonDouble(1e16), "1e16"),
                arguments(new BsonDouble(1.5e300), "1.5e300"),
                arguments(new BsonDouble(Double.NaN), "\"NaN\""),
                arguments(new BsonDouble(Double.POSITIVE_INFINITY), "\"Infinity\""),
                arguments(new BsonDouble(Double.NEGATIVE_INFINITY), "\"-Infinity\""),
                arguments(new BsonString("plain"), "\"plain\""),
                arguments(new BsonString("\"\\/\b\f\n\r\t\u0000\u001f\u007f"),
                        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\""),
                arguments(new BsonString("Gr\u00fc\u00dfe \u65e5\u672c \ud83d\ude80"),
                        "\"Gr\u00fc\u00dfe \u65e5\u672c \ud83d\ude80\""),
                arguments(new BsonSymbol("sym"), "\"sym\""),
                arguments(new BsonJavaScript("x()"), "\"x()\""),
                arguments(new BsonJavaScriptWithScope("x()", new BsonDocument("n", new BsonInt32(1))),
                        "{\"code\":\"x()\",\"scope\":{\"n\":1}}"),
                arguments(new BsonDocument(), "{}"),
                arguments(new BsonDocument("a", new BsonDocument("b", new BsonNull())), "{\"a\":{\"b\":null}}"),
                arguments(new BsonArray(), "[]"),
                arguments(new BsonArray(List.of(new BsonInt32(1), new BsonString("x"), new BsonArray())), "[1,\"x\",[]]"),
                arguments(BsonBoolean.TRUE, "true"),
                arguments(BsonBoolean.FALSE, "false"),
                arguments(new BsonNull(), "null"),
                arguments(new BsonUndefined(), "null"),
                arguments(new BsonInt32(-1), "-1"),
                arguments(new BsonInt32(Integer.MIN_VALUE), "-2147483648"),
                arguments(new BsonInt64(Long.MAX_VALUE), "9223372036854775807"),
                arguments(new BsonInt64(Long.MIN_VALUE), "-9223372036854775808"),
                arguments(new BsonObjectId(ID), "\"60002e5e19e23b5c08a6c03c\""),
                arguments(new BsonDateTime(1_767_957_838_852L), "\"2026-01-09T11:23:58.852Z\""),
                arguments(new BsonDateTime(1_767_957_838_850L), "\"2026-01-09T11:23:58.85Z\""),
                arguments(new BsonDateTime(1_767_957_838_000L), "\"2026-01-09T11:23:58Z\""),
                arguments(new BsonDateTime(-1), "\"1969-12-31T23:59:59.999Z\""),
                arguments(new BsonDateTime(-62_167_219_200_000L), "\"0000-01-01T00:00:00Z\""),
                arguments(new BsonDateTime(-62_167_219_200_001L), "\"-62167219200001\""),
                arguments(new BsonDateTime(253_402_300_799_999L), "\"9999-12-31T23:59:59.999Z\""),
                arguments(new BsonDateTime(253_402_300_800_000L), "\"253402300800000\""),
                arguments(new BsonDateTime(Long.MIN_VALUE), "\"-9223372036854775808\""),
                arguments(new BsonTimestamp(1_234_567_890, 7), "\"2009-02-13T23:31:30+00:00\""),
                arguments(new BsonTimestamp(123_456_789, 0), "\"1973-11-29T21:33:09+00:00\""),
                arguments(new BsonTimestamp(-1, 0), "\"2106-02-07T06:28:15+00:00\""),
                arguments(new BsonBinary(new byte[] {1, 2, 3, 4}), "\"AQIDBA==\""),
                arguments(new BsonBinary(new byte[] {1, 2, 3}), "\"AQID\""),
                arguments(new BsonBinary(new byte[] {(byte) 0xff, (byte) 0xfe}), "\"//4=\""),
                arguments(new BsonBinary(new byte[0]), "\"\""),
                arguments(new BsonBinary((byte) 2, new byte[] {1, 2, 3}), "\"AQID\""),
                arguments(new BsonBinary(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
                        "\"ABEiM0RVZneImaq7zN3u/w==\""),
                arguments(decimal("123.456"), "\"123.456\""),
                arguments(decimal("-0.00"), "\"-0.00\""),
                arguments(decimal("1E+3"), "\"1E+3\""),
                arguments(decimal("0.000001"), "\"0.000001\""),
                arguments(decimal("1E-7"), "\"1E-7\""),
                arguments(decimal("9999999999999999999999999999999999"), "\"9999999999999999999999999999999999\""),
                arguments(new BsonDecimal128(Decimal128.NaN), "\"NaN\""),
                arguments(new BsonDecimal128(Decimal128.NEGATIVE_INFINITY), "\"-Infinity\""),
                arguments(new BsonRegularExpression("^a\"b", "im"), "{\"pattern\":\"^a\\\"b\",\"options\":\"im\"}"),
                arguments(new BsonDbPointer("db.c", ID), "{\"namespace\":\"db.c\",\"id\":\"60002e5e19e23b5c08a6c03c\"}"),
                arguments(new BsonMinKey(), "\"MinKey\""),
                arguments(new BsonMaxKey(), "\"MaxKey\""));
    }

    private static BsonDecimal128 decimal(String text) {
        return new BsonDecimal128(Decimal128.parse(text));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void writesEveryTypeAsTheSpecificationSays(BsonValue value, String expected) {
        assertThat(flat(BsonBytes.of(value))).isEqualTo("{\"v\":" + expected + "}");
    }

    @Test
    void keepsOrderAndRepeatedNames() {
        byte[] twice = BsonBytes.of(new BsonDocument("b", new BsonInt32(1)).append("a", new BsonInt32(2)));
        twice[new String(twice, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('a')] = 'b';

        assertThat(flat(twice)).isEqualTo("{\"b\":1,\"b\":2}");
    }

    @Test
    void escapesNames() {
        assertThat(flat(BsonBytes.of(new BsonDocument("a\"\n\u00e9", new BsonInt32(1))))).isEqualTo("{\"a\\\"\\n\u00e9\":1}");
    }

    @Test
    void writesObjectIdDocumentExactly() {
        assertThat(flat(BsonBytes.of(new BsonDocument("_id", new BsonObjectId(ID)))))
                .isEqualTo("{\"_id\":\"60002e5e19e23b5c08a6c03c\"}");
    }

    @Test
    void leavesNoTraceOfExtendedJsonInARealisticDocument() {
        BsonDocument customer = new BsonDocument("_id", new BsonObjectId(ID))
                .append("orders", new BsonArray(List.of(new BsonObjectId(ID), new BsonDocument("at", new BsonDateTime(0)))))
                .append("total", new BsonDecimal128(new Decimal128(new BigDecimal("10.50"))))
                .append("count", new BsonInt64(3_000_000_000L));

        assertThat(flat(BsonBytes.of(customer))).isEqualTo("{\"_id\":\"60002e5e19e23b5c08a6c03c\",\"orders\":["
                + "\"60002e5e19e23b5c08a6c03c\",{\"at\":\"1970-01-01T00:00:00Z\"}],\"total\":\"10.50\",\"count\":3000000000}");
    }

    @Test
    void readsOnlyItsSliceOfALargerArray() {
        byte[] document = BsonBytes.of(new BsonString("short"));
        byte[] larger = new byte[document.length + 20];
        java.util.Arrays.fill(larger, (byte) '"');
        System.arraycopy(document, 0, larger, 7, document.length);

        assertThat(BsonBytes.utf8(transcoder.transcode(larger, 7, document.length))).isEqualTo("{\"v\":\"short\"}");
    }

    @Test
    void growsForStringsThatAreAllEscapes() {
        assertThat(flat(BsonBytes.of(new BsonString("\u0001".repeat(100_000)))))
                .isEqualTo("{\"v\":\"" + "\\u0001".repeat(100_000) + "\"}");
    }

    private String flat(byte[] bson) {
        return BsonBytes.utf8(transcoder.transcode(bson));
    }
}
