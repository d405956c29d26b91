package dev.wadi.camel.encoding.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.wadi.camel.encoding.EncodingException;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonToBsonTest {

    private final JsonToBson transcoder = new JsonToBson();

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("0", new BsonInt32(0)),
                arguments("42", new BsonInt32(42)),
                arguments("-1", new BsonInt32(-1)),
                arguments("2147483647", new BsonInt32(Integer.MAX_VALUE)),
                arguments("2147483648", new BsonInt64(2147483648L)),
                arguments("-2147483648", new BsonInt32(Integer.MIN_VALUE)),
                arguments("-2147483649", new BsonInt64(-2147483649L)),
                arguments("999999999999999999", new BsonInt64(999999999999999999L)),
                arguments("9223372036854775807", new BsonInt64(Long.MAX_VALUE)),
                arguments("-9223372036854775808", new BsonInt64(Long.MIN_VALUE)),
                arguments("18446744073709551616", new BsonDouble(0x1p64)),
                arguments("-9223372036854775809", new BsonDouble(-0x1p63)),
                arguments("123456789012345678901234567890", new BsonDouble(123456789012345678901234567890.0)),
                arguments("5.0", new BsonDouble(5)),
                arguments("-0", new BsonDouble(-0.0)),
                arguments("1e3", new BsonDouble(1000)),
                arguments("1E+3", new BsonDouble(1000)),
                arguments("12.5e-1", new BsonDouble(1.25)),
                arguments("0.1", new BsonDouble(0.1)),
                arguments("-1.7976931348623157e308", new BsonDouble(-Double.MAX_VALUE)),
                arguments("5e-324", new BsonDouble(Double.MIN_VALUE)),
                arguments("1e-99999999999999999999", new BsonDouble(0)),
                arguments("0e999999999999999999999", new BsonDouble(0)),
                arguments("true", BsonBoolean.TRUE),
                arguments("false", BsonBoolean.FALSE),
                arguments("null", new BsonNull()),
                arguments("\"60002e5e19e23b5c08a6c03c\"", new BsonString("60002e5e19e23b5c08a6c03c")),
                arguments("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u0000\"", new BsonString("a\"\\/\b\f\n\r\tA\u0000")),
                arguments("\"\u00e9\\u00e9\u20ac\\u20AC\ud83d\ude80\\uD83D\\uDE80\"",
                        new BsonString("\u00e9\u00e9\u20ac\u20ac\ud83d\ude80\ud83d\ude80")),
                arguments("[]", new BsonArray()),
                arguments("[1, [2] ,{}]",
                        new BsonArray(List.of(new BsonInt32(1), new BsonArray(List.of(new BsonInt32(2))), new BsonDocument()))),
                arguments("{ \"$set\" : 1 }", new BsonDocument("$set", new BsonInt32(1))),
                arguments("{\"$date\":\"2026-01-09T11:23:58.852Z\"}", new BsonDateTime(1_767_957_838_852L)),
                arguments("{\"$date\":\"2026-01-09t12:53:58.85000+01:30\"}", new BsonDateTime(1_767_957_838_850L)),
                arguments("{\"$date\":\"0000-02-29T00:00:00-00:01\"}", new BsonDateTime(-62_162_121_540_000L)),
                arguments("{\"$date\":1767957838852}", new BsonDateTime(1_767_957_838_852L)),
                arguments("{\"\\u0024date\":-1}", new BsonDateTime(-1)),
                arguments("{\"$numberDouble\":\"-1.5e3\"}", new BsonDouble(-1500)),
                arguments("{\"$numberDouble\":\"7\"}", new BsonDouble(7)),
                arguments("{\"$numberDecimal\":\"0.10\"}", new BsonDecimal128(Decimal128.parse("0.10"))),
                arguments("{\"$timestamp\":{\"i\":2,\"t\":1}}", new BsonTimestamp(1, 2)),
                arguments("{\"$binary\":{\"subType\":\"5\",\"base64\":\"AQID\"}}",
                        new BsonBinary((byte) 5, new byte[] {1, 2, 3})),
                arguments("{\"$uuid\":\"00112233-4455-6677-8899-AABBCCDDEEFF\"}",
                        new BsonBinary(java.util.UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))),
                arguments("{\"$regularExpression\":{\"options\":\"i\",\"pattern\":\"a\"}}", new BsonRegularExpression("a", "i")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsValuesAsTheSpecificationSays(String json, BsonValue expected) {
        assertThat(bson(" {\n\t\"v\" : " + json + " \r}\n")).isEqualTo(BsonBytes.of(expected));
    }

    @Test
    void keepsOrderAndRepeatedNames() {
        byte[] bson = bson("{\"b\":1,\"a\":2,\"b\":3}");

        assertThat(new BsonToFlatJson().transcode(bson)).isEqualTo(BsonBytes.utf8("{\"b\":1,\"a\":2,\"b\":3}"));
    }

    @Test
    void readsThreeLevelsAndArrays() {
        assertThat(BsonBytes.read(bson("{\"a\":{\"b\":{\"c\":[1,2,3]}}}")))
                .isEqualTo(BsonDocument.parse("{a: {b: {c: [1, 2, 3]}}}"));
        assertThat(bson("{}")).isEqualTo(BsonBytes.of(new BsonDocument()));
    }

    @Test
    void writesArraysOfMoreElementsThanNamesKeptReady() {
        String json = "[" + "7,".repeat(1500) + "7]";

        assertThat(BsonBytes.read(bson("{\"v\":" + json + "}")).getArray("v")).hasSize(1501);
        assertThat(bson("{\"v\":" + json + "}")).isEqualTo(BsonBytes.of(BsonArray.parse(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "  ", "null", "1", "\"x\"", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{a:1}",
        "{'a':1}", "{\"a\":1}x", "{\"a\":1}{}", "{\"a\":01}", "{\"a\":-}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}",
        "{\"a\":1.e1}",
        "{\"a\":1e}", "{\"a\":1e+}", "{\"a\":0x1}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":1e999}", "{\"a\":tru}",
        "{\"a\":True}", "{\"a\":nul", "{\"a\":[1,]}", "{\"a\":[1 2]}", "{\"a\":[}", "{\"a\":]}", "{\"a\":\"x}", "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12G4\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800x\"}",
        "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\\", "{\"a\\u0000b\":1}", "// no\n{}",
        "{\"a\":9223372036854775808}",
        "{\"a\":18446744073709551615}", "\ufeff{}", "{\"a\":\"\\ud83d\\ude0\"}"
    })
    void refusesWhatIsNoJsonObject(String json) {
        assertThatThrownBy(() -> bson(json))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("failed to deserialize JSON at byte ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"$oid\":\"60002e5e19e23b5c08a6c03\"}", "{\"$oid\":\"60002e5e19e23b5c08a6c03g\"}", "{\"$oid\":1}", "{\"$oid\":null}",
        "{\"$oid\":\"60002e5e19e23b5c08a6c03c\",\"x\":1}", "{\"x\":1,\"$oid\":\"60002e5e19e23b5c08a6c03c\"}",
        "{\"$date\":\"2026-01-09\"}", "{\"$date\":\"2026-01-09T11:23:58\"}", "{\"$date\":\"2026-13-09T11:23:58Z\"}",
        "{\"$date\":\"2025-02-29T11:23:58Z\"}", "{\"$date\":\"2026-01-09T11:23:60Z\"}",
        "{\"$date\":\"2026-01-09T11:23:58.1234Z\"}",
        "{\"$date\":\"2026-01-09T11:23:58.Z\"}", "{\"$date\":\"2026-01-09T11:23:58+1:00\"}", "{\"$date\":1.5}",
        "{\"$date\":true}",
        "{\"$date\":{\"$numberInt\":\"1\"}}", "{\"$date\":{\"$numberLong\":\"1\",\"x\":1}}", "{\"$numberInt\":\"2147483648\"}",
        "{\"$numberInt\":1}", "{\"$numberInt\":\"1.0\"}", "{\"$numberInt\":\" 1\"}", "{\"$numberInt\":\"\"}",
        "{\"$numberLong\":\"9223372036854775808\"}", "{\"$numberLong\":\"x\"}", "{\"$numberDouble\":\"nan\"}",
        "{\"$numberDouble\":\"1e999\"}", "{\"$numberDouble\":\"0x1p3\"}", "{\"$numberDouble\":\"1d\"}",
        "{\"$numberDecimal\":\"x\"}",
        "{\"$numberDecimal\":\"\"}", "{\"$numberDecimal\":\"1e9999\"}",
        "{\"$numberDecimal\":\"12345678901234567890123456789012345\"}",
        "{\"$numberDecimal\":\"1e2147483647\"}", "{\"$numberDecimal\":\"1e-2147483647\"}",
        "{\"$binary\":\"AQID\"}", "{\"$binary\":{\"base64\":\"AQI\",\"subType\":\"00\"}}", "{\"$binary\":{\"base64\":\"AQID\"}}",
        "{\"$binary\":{\"base64\":\"AQ_D\",\"subType\":\"00\"}}", "{\"$binary\":{\"base64\":\"AQID\",\"subType\":\"100\"}}",
        "{\"$binary\":{\"base64\":\"AQID\",\"subType\":\"\"}}", "{\"$binary\":{\"base64\":\"AQID\",\"base64\":\"AQID\"}}",
        "{\"$binary\":{\"base64\":\"AQID\",\"subType\":\"00\",\"x\":1}}", "{\"$uuid\":\"00112233445566778899aabbccddeeff\"}",
        "{\"$uuid\":\"00112233-4455-6677-8899-aabbccddeefg\"}", "{\"$timestamp\":{\"t\":1}}",
        "{\"$timestamp\":{\"t\":-1,\"i\":1}}",
        "{\"$timestamp\":{\"t\":4294967296,\"i\":1}}", "{\"$timestamp\":{\"t\":1.5,\"i\":1}}", "{\"$regularExpression\":\"a\"}",
        "{\"$regularExpression\":{\"pattern\":\"a\\u0000\",\"options\":\"\"}}", "{\"$code\":1}", "{\"$code\":\"x\",\"y\":{}}",
        "{\"$code\":\"x\",\"$scope\":1}", "{\"$code\":\"x\",\"$scope\":{\"$oid\":\"60002e5e19e23b5c08a6c03c\"}}",
        "{\"$symbol\":1}", "{\"$dbPointer\":{\"$ref\":\"a\"}}", "{\"$minKey\":2}", "{\"$maxKey\":\"1\"}", "{\"$undefined\":false}"
    })
    void refusesMalformedExtendedValues(String value) {
        assertThatThrownBy(() -> bson("{\"outer\":" + value + "}"))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("failed to deserialize JSON at byte ")
                .hasMessageContaining("field outer");
    }

    @Test
    void refusesAnArrayAtTheTopAsNonDocumentType() {
        assertThatThrownBy(() -> bson(" []")).hasMessage("failed to deserialize JSON at byte 1: "
                + "the top level is an array, a non-document type; an object is needed");
    }

    @Test
    void refusesAnExtendedValueAtTheTop() {
        assertThatThrownBy(() -> bson("{\"$oid\":\"60002e5e19e23b5c08a6c03c\"}"))
                .hasMessage("failed to deserialize JSON at byte 0: an extended JSON value stands where a document is needed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"address\":{\"lines\":[\"a\",\"b\",x]}} | address.lines[2] | 29",
        "{\"a\":1,\"b\":\"\\u12\"} | b | 16",
        "{\"a\":[[],[{\"c\":{\"$oid\":\"zz\"}}]]} | a[1][0].c | 27"
    })
    void namesFieldAndByteOfTheMistake(String json, String field, int offset) {
        assertThatThrownBy(() -> bson(json)).isInstanceOfSatisfying(EncodingException.class, e -> {
            assertThat(e.fieldPath()).isEqualTo(field);
            assertThat(e.offset()).isEqualTo(offset);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"c080", "80", "c3", "e08080", "eda080", "f0808080", "f4908080", "f5808080", "e282", "ff"})
    void refusesWhatIsNotUtf8(String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex("7b2261223a22" + hex + "227d");

        assertThatThrownBy(() -> transcoder.transcode(bytes))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("at byte 6").hasMessageContaining("not valid UTF-8");
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() {
        for (String open : List.of("[", "{\"a\":")) {
            assertThatThrownBy(() -> bson("{\"a\":" + open.repeat(10_000)))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("nested deeper than 200 levels");
        }
        String deepest = "{\"a\":".repeat(199) + "{}" + "}".repeat(199);
        assertThat(new BsonToFlatJson().transcode(bson(deepest))).isEqualTo(BsonBytes.utf8(deepest));
    }

    @Test
    void staysUsableAfterAnError() {
        assertThatThrownBy(() -> bson("{\"a\":[[[x")).isInstanceOf(EncodingException.class);

        assertThat(bson("{\"v\":1}")).isEqualTo(BsonBytes.of(new BsonInt32(1)));
    }

    private byte[] bson(String json) {
        return transcoder.transcode(BsonBytes.utf8(json));
    }
}
