package dev.wadi.camel.encoding.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import java.util.Arrays;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Upstream's own acceptance cases for single values in Avro (specification 11.5, 52 to 57), in their own values. Where we differ
 * on purpose stands at {@link AvroAcceptanceTest}.
 */
class AvroValuesAcceptanceTest {

    private static final String FIELDS = """
            {"type": "record", "name": "r", "fields": [{"name": "name", "type": "string"}, {"name": "age", "type": "int"},
                {"name": "nick", "type": ["null", "string"]}, {"name": "tags", "type": {"type": "array", "items": "string"}},
                {"name": "home", "type": {"type": "record", "name": "h", "fields": [{"name": "city", "type": "string"}]}}]}""";

    // 52 to 54: value in, datum, and 55: value back
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "null | null | ~~ | null",
        "boolean | true | 01 | true",
        "boolean | false | 00 | false",
        "int | 42 | 54 | 42",
        "int | -100 | C701 | -100",
        "int | {$numberLong: '100'} | C801 | 100",
        "long | {$numberLong: '9007199254740993'} | 8280808080808020 | 9007199254740993",
        "double | 2.5 | 0000000000000440 | 2.5",
        "string | 'hello' | 0A68656C6C6F | `hello`",
        "string | '' | 00 | ``",
        "{type: array, items: string} | ['a', 'b'] | 040261026200 | [`a`,`b`]",
        "{type: array, items: int} | [1, 2, 3] | 0602040600 | [1,2,3]",
        "{type: array, items: string} | [] | 00 | []",
        "{type: enum, name: e, symbols: [RED, GREEN, BLUE]} | 'GREEN' | 02 | `GREEN`",
        "{type: enum, name: e, symbols: [RED, GREEN, BLUE]} | 'RED' | 00 | `RED`",
        "[null, string] | null | 00 | null",
        "[null, string] | 'value' | 020A76616C7565 | `value`",
        "{type: record, name: p, fields: [{name: b, type: int}, {name: a, type: string}]} | {a: 'x', b: 1} | 020278 "
            + "| {`b`:1,`a`:`x`}",
    })
    void writesAndReadsBack(String type, String value, String hex, String json) {
        AvroPlan plan = AvroBytes.planOf(quoted(type));

        byte[] datum = AvroBytes.encode(plan, BsonDocument.parse("{v: " + value + "}"));

        assertThat(AvroBytes.hex(datum)).isEqualTo(hex);
        assertThat(AvroBytes.toJson(plan, datum)).isEqualTo("{\"v\":" + json.replace('`', '"') + "}");
        assertThat(AvroBytes.toBson(plan, datum).toJson())
                .isEqualTo(BsonDocument.parse("{\"v\":" + json.replace('`', '"') + "}").toJson());
    }

    // 55
    @Test
    void aFloatComesBackAsADouble() {
        assertThat(AvroBytes.toBson(AvroBytes.planOf("\"float\""), AvroBytes.bytes("0000C03F")))
                .isEqualTo(BsonDocument.parse("{v: 1.5}"));
    }

    // 56
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "int | 'text' | the schema has int here, found string",
        "string | 42 | the schema has string here, found int32",
        "{type: enum, name: e, symbols: [RED, GREEN]} | 'YELLOW' | the text is none of the symbols of enum e",
        "{type: record, name: p, fields: [{name: a, type: int}, {name: b, type: int}]} | {a: 1} | the document has no field b",
        "[string, int] | null | non-nullable",
    })
    void refusesValuesOfOtherTypes(String type, String value, String message) {
        AvroPlan plan = AvroBytes.planOf(quoted(type));
        BsonDocument document = BsonDocument.parse("{v: " + value + "}");

        assertThatThrownBy(() -> AvroBytes.encode(plan, document)).isInstanceOf(EncodingException.class).hasMessageContaining(message);
    }

    // 57
    @ParameterizedTest
    @ValueSource(strings = {
        "{name: 'Ada', age: 30, nick: null, tags: [], home: {city: 'X'}}",
        "{name: 'Ada', age: 0, nick: 'A', tags: ['a', 'b'], home: {city: ''}}",
        "{name: '', age: -5, nick: '', tags: ['a'], home: {city: 'X'}}",
    })
    void validDatumsPassUnchangedAndTornOnesDoNot(String document) {
        AvroPlan plan = AvroPlan.of(FIELDS, "test");
        AvroToAvro check = new AvroToAvro(plan);

        byte[] datum = AvroBytes.encode(plan, BsonDocument.parse(document));

        assertThat(check.transcode(datum)).isSameAs(datum);
        for (int length = 0; length < datum.length; length++) {
            byte[] torn = Arrays.copyOf(datum, length);
            assertThatThrownBy(() -> check.transcode(torn)).isInstanceOf(EncodingException.class);
        }
    }

    private static String quoted(String type) {
        return AvroTypesTest.jsonOf(type);
    }
}
