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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BsonToExtendedJsonTest {

    private static final ObjectId ID = new ObjectId("60002e5e19e23b5c08a6c03c");
    private static final String HEX = "{\"$oid\":\"60002e5e19e23b5c08a6c03c\"}";

    private final BsonToExtendedJson transcoder = new BsonToExtendedJson();

    static Stream<Arguments> everyType() {
        return Stream.of(
                arguments(new BsonDouble(5), "{\"$numberDouble\":\"5.0\"}"),
                arguments(new BsonDouble(-0.0), "{\"$numberDouble\":\"-0.0\"}"),
                arguments(new BsonDouble(1e-300), "{\"$numberDouble\":\"1e-300\"}"),
                arguments(new BsonDouble(Double.NaN), "{\"$numberDouble\":\"NaN\"}"),
                arguments(new BsonDouble(Double.NEGATIVE_INFINITY), "{\"$numberDouble\":\"-Infinity\"}"),
                arguments(new BsonString("\u00fc\"\u0000"), "\"\u00fc\\\"\\u0000\""),
                arguments(new BsonSymbol("sym"), "{\"$symbol\":\"sym\"}"),
                arguments(new BsonJavaScript("x()"), "{\"$code\":\"x()\"}"),
                arguments(new BsonJavaScriptWithScope("x()", new BsonDocument("n", new BsonNull())),
                        "{\"$code\":\"x()\",\"$scope\":{\"n\":null}}"),
                arguments(new BsonDocument("a", new BsonDocument()), "{\"a\":{}}"),
                arguments(new BsonArray(List.of(BsonBoolean.TRUE, new BsonArray())), "[true,[]]"),
                arguments(new BsonUndefined(), "{\"$undefined\":true}"),
                arguments(new BsonInt32(-1), "{\"$numberInt\":\"-1\"}"),
                arguments(new BsonInt64(1), "{\"$numberLong\":\"1\"}"),
                arguments(new BsonObjectId(ID), HEX),
                arguments(new BsonDateTime(1_767_957_838_852L), "{\"$date\":{\"$numberLong\":\"1767957838852\"}}"),
                arguments(new BsonDateTime(-1), "{\"$date\":{\"$numberLong\":\"-1\"}}"),
                arguments(new BsonTimestamp(-1, -2), "{\"$timestamp\":{\"t\":4294967295,\"i\":4294967294}}"),
                arguments(new BsonBinary(new byte[] {1, 2, 3, 4}), "{\"$binary\":{\"base64\":\"AQIDBA==\",\"subType\":\"00\"}}"),
                arguments(new BsonBinary((byte) 2, new byte[] {1}), "{\"$binary\":{\"base64\":\"AQ==\",\"subType\":\"02\"}}"),
                arguments(new BsonBinary((byte) 0x80, new byte[0]), "{\"$binary\":{\"base64\":\"\",\"subType\":\"80\"}}"),
                arguments(new BsonDecimal128(Decimal128.parse("1.50E+9")), "{\"$numberDecimal\":\"1.50E+9\"}"),
                arguments(new BsonRegularExpression("^a", "im"),
                        "{\"$regularExpression\":{\"pattern\":\"^a\",\"options\":\"im\"}}"),
                arguments(new BsonDbPointer("db.c", ID), "{\"$dbPointer\":{\"$ref\":\"db.c\",\"$id\":" + HEX + "}}"),
                arguments(new BsonMinKey(), "{\"$minKey\":1}"),
                arguments(new BsonMaxKey(), "{\"$maxKey\":1}"));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void writesEveryTypeAndReadsItBackAsTheSameBytes(BsonValue value, String expected) {
        byte[] bson = BsonBytes.of(value);

        byte[] json = transcoder.transcode(bson);

        assertThat(BsonBytes.utf8(json)).isEqualTo("{\"v\":" + expected + "}");
        assertThat(new JsonToBson().transcode(json)).isEqualTo(bson);
        assertThat(BsonDocument.parse(BsonBytes.utf8(json))).isEqualTo(BsonBytes.read(bson));
    }

    @Test
    void refusesAFieldThatWouldBeReadAsAType() {
        byte[] bson = BsonBytes.of(new BsonDocument("a", new BsonDocument("$oid", new BsonString("not really"))));

        assertThatThrownBy(() -> transcoder.transcode(bson))
                .isInstanceOf(EncodingException.class)
                .hasMessage("failed to serialize extended JSON field a.$oid: "
                        + "a field with this name would be read as a value of that type");
    }

    @Test
    void keepsDollarNamesThatAreNoTypes() {
        BsonDocument reference = new BsonDocument("$ref", new BsonString("c")).append("$id", new BsonObjectId(ID));
        byte[] bson = BsonBytes.of(reference);

        assertThat(new JsonToBson().transcode(transcoder.transcode(bson))).isEqualTo(bson);
    }
}
