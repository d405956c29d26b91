package dev.wadi.camel.encoding.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.json.BsonBytes;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden tables of every Avro type. Values are Extended JSON. */
class AvroTypesTest {

    private static final String DECIMAL = "{type: bytes, logicalType: decimal, precision: 6, scale: 2}";
    private static final String FIXED_DECIMAL = "{type: fixed, name: f, size: 4, logicalType: decimal, precision: 9, scale: 2}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'null' | null | | null",
        "'boolean' | true | 01 | true",
        "'int' | -100 | C701 | -100",
        "'int' | 2147483647 | FEFFFFFF0F | 2147483647",
        "'long' | {$numberLong: '100'} | C801 | 100",
        "'long' | {$numberLong: '-9223372036854775808'} | FFFFFFFFFFFFFFFFFF01 | -9223372036854775808",
        "'float' | 1.5 | 0000C03F | 1.5",
        "'double' | 1.5 | 000000000000F83F | 1.5",
        "'double' | {$numberDouble: 'NaN'} | 000000000000F87F | `NaN`",
        "'string' | 'h\u00e9' | 0668C3A9 | `h\u00e9`",
        "'string' | '' | 00 | ``",
        "'bytes' | {$binary: {base64: 'AQID', subType: '00'}} | 06010203 | `AQID`",
        "{type: fixed, name: f, size: 2} | {$binary: {base64: 'AQI=', subType: '00'}} | 0102 | `AQI=`",
        "{type: enum, name: e, symbols: [RED, GREEN]} | 'GREEN' | 02 | `GREEN`",
        "{type: array, items: int} | [1, 2] | 04020400 | [1,2]",
        "{type: array, items: int} | [] | 00 | []",
        "{type: map, values: int} | {a: 1} | 0202610200 | {`a`:1}",
        "{type: map, values: int} | {} | 00 | {}",
        "{type: record, name: p, fields: [{name: a, type: int}]} | {a: 1} | 02 | {`a`:1}",
        "[null, string] | null | 00 | null",
        "[null, string] | 'value' | 020A76616C7565 | `value`",
        "{type: int, logicalType: date} | {$date: '2026-01-09T00:00:00Z'} | DCBF02 | `2026-01-09`",
        "{type: int, logicalType: date} | {$date: '1969-12-31T00:00:00Z'} | 01 | `1969-12-31`",
        "{type: int, logicalType: time-millis} | 1000 | D00F | 1000",
        "{type: long, logicalType: time-micros} | {$numberLong: '1000'} | D00F | 1000",
        "{type: long, logicalType: timestamp-millis} | {$date: '1970-01-01T00:00:00.5Z'} | E807 | `1970-01-01T00:00:00.5Z`",
        "{type: long, logicalType: timestamp-micros} | {$date: '1970-01-01T00:00:00.001Z'} | D00F | `1970-01-01T00:00:00.001Z`",
        "{type: long, logicalType: timestamp-nanos} | {$date: '1969-12-31T23:59:59.999Z'} | FF887A | `1969-12-31T23:59:59.999Z`",
        "{type: string, logicalType: uuid} | {$uuid: '00112233-4455-6677-8899-aabbccddeeff'} "
            + "| 4830303131323233332D343435352D363637372D383839392D616162626363646465656666 "
            + "| `00112233-4455-6677-8899-aabbccddeeff`",
        "{type: fixed, name: u, size: 16, logicalType: uuid} | {$uuid: '00112233-4455-6677-8899-aabbccddeeff'} "
            + "| 00112233445566778899AABBCCDDEEFF | `00112233-4455-6677-8899-aabbccddeeff`",
        "{type: fixed, name: d, size: 12, logicalType: duration} "
            + "| {months: {$numberLong: '1'}, days: {$numberLong: '2'}, millis: {$numberLong: '4294967295'}} "
            + "| 0100000002000000FFFFFFFF | {`months`:1,`days`:2,`millis`:4294967295}",
        DECIMAL + " | {$numberDecimal: '12.34'} | 0404D2 | `12.34`",
        DECIMAL + " | {$numberDecimal: '-12.34'} | 04FB2E | `-12.34`",
        DECIMAL + " | {$numberDecimal: '0.00'} | 0200 | `0.00`",
        DECIMAL + " | {$numberDecimal: '1.28'} | 040080 | `1.28`",
        DECIMAL + " | {$numberDecimal: '-1.28'} | 0280 | `-1.28`",
        FIXED_DECIMAL + " | {$numberDecimal: '-12.34'} | FFFFFB2E | `-12.34`",
    })
    void writesAndReadsBack(String type, String value, String hex, String json) {
        AvroPlan plan = AvroBytes.planOf(jsonOf(type));
        BsonDocument document = new BsonDocument("v", parse(value));

        byte[] datum = AvroBytes.encode(plan, document);

        assertThat(AvroBytes.hex(datum)).isEqualTo(hex == null ? "" : hex);
        assertThat(AvroBytes.toBson(plan, datum)).isEqualTo(document);
        assertThat(AvroBytes.toJson(plan, datum)).isEqualTo("{\"v\":" + json.replace('`', '"') + "}");
        assertThat(AvroBytes.encodeJson(plan, AvroBytes.toJson(plan, datum))).isEqualTo(datum);
        assertThat(new AvroToAvro(plan).transcode(datum)).isSameAs(datum);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'long' | 5 | 0A",
        "'long' | 5.0 | 0A",
        "'int' | {$numberLong: '5'} | 0A",
        "'int' | 5.0 | 0A",
        "'double' | 5 | 0000000000001440",
        "'double' | {$numberLong: '5'} | 0000000000001440",
        "'float' | 5 | 0000A040",
        "'string' | {$symbol: 'a'} | 0261",
        "'string' | {$oid: '60002e5e19e23b5c08a6c03c'} | 30363030303265356531396532336235633038613663303363",
        DECIMAL + " | 12 | 0404B0",
        DECIMAL + " | 12.34 | 0404D2",
        DECIMAL + " | {$numberDecimal: '1.2E+1'} | 0404B0",
        DECIMAL + " | {$numberDecimal: '12.3400'} | 0404D2",
        DECIMAL + " | {$numberDecimal: '-0'} | 0200",
        "{type: long, logicalType: timestamp-millis} | {$numberLong: '1000'} | D00F",
        "{type: int, logicalType: date} | 1 | 02",
        "{type: string, logicalType: uuid} | '00112233-4455-6677-8899-AABBCCDDEEFF' "
            + "| 4830303131323233332D343435352D363637372D383839392D616162626363646465656666",
    })
    void takesWhatKeepsItsValue(String type, String value, String hex) {
        byte[] datum = AvroBytes.encode(AvroBytes.planOf(jsonOf(type)), new BsonDocument("v", parse(value)));

        assertThat(AvroBytes.hex(datum)).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'bytes' | 'AQID' | 06010203",
        "{type: fixed, name: f, size: 2} | 'AQI=' | 0102",
        "'float' | 0.1 | CDCCCC3D",
        DECIMAL + " | '12.34' | 0404D2",
        DECIMAL + " | '1234e-2' | 0404D2",
        "{type: int, logicalType: date} | '2026-01-09T00:00:00Z' | DCBF02",
        "{type: long, logicalType: timestamp-micros} | '1970-01-01T00:00:00.000001Z' | 02",
        "{type: long, logicalType: timestamp-nanos} | '1970-01-01T01:00:00.000000001+01:00' | 02",
        "{type: fixed, name: u, size: 16, logicalType: uuid} | 'ABEiM0RVZneImaq7zN3u/w==' | 00112233445566778899AABBCCDDEEFF",
    })
    void takesTextFromJsonButNotFromBson(String type, String value, String hex) {
        AvroPlan plan = AvroBytes.planOf(jsonOf(type));
        BsonDocument document = new BsonDocument("v", parse(value));

        assertThat(AvroBytes.hex(AvroBytes.encodeJson(plan, document.toJson()))).isEqualTo(hex);
        assertThatThrownBy(() -> AvroBytes.encode(plan, document)).isInstanceOf(EncodingException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'null' | 1 | the schema has null here, found int32",
        "'boolean' | 1 | the schema has boolean here, found int32",
        "'int' | 'a' | the schema has int here, found string",
        "'int' | {$numberLong: '2147483648'} | out of the range of 32 bits",
        "'int' | {$numberLong: '-2147483649'} | out of the range of 32 bits",
        "'int' | 1.5 | the double is no whole number",
        "'long' | 9223372036854775808.0 | the double is no whole number of 64 bits",
        "'long' | {$date: {$numberLong: '1'}} | the schema has long here, found date",
        "'long' | {$numberDecimal: '1'} | the schema has long here, found Decimal128",
        "'float' | 0.1 | would change the number",
        "'float' | 16777217 | would change the number",
        "'double' | {$numberLong: '9007199254740993'} | cannot hold so many digits",
        "'double' | {$numberLong: '9223372036854775807'} | cannot hold so many digits",
        "'string' | 1 | the schema has string here, found int32",
        "'string' | {$date: {$numberLong: '1'}} | the schema has string here, found date",
        "'bytes' | 'AQID' | the schema has bytes here, found string",
        "{type: fixed, name: f, size: 2} | {$binary: {base64: 'AQ==', subType: '00'}} | fixed f of 2 bytes here, the value has 1",
        "{type: enum, name: e, symbols: [RED]} | 'YELLOW' | the text is none of the symbols of enum e",
        "{type: array, items: int} | {} | the schema has array here, found document",
        "{type: array, items: int} | [1, 'a'] | field v[1]: the schema has int here, found string",
        "{type: map, values: int} | [] | the schema has map here, found array",
        "[string, int] | null | non-nullable",
        "[string, int] | true | the schema has [string, int] here, found boolean",
        "{type: int, logicalType: date} | {$date: {$numberLong: '1'}} | no whole day",
        "{type: long, logicalType: timestamp-nanos} | {$date: '2999-01-01T00:00:00Z'} | no time that timestamp-nanos can hold",
        "{type: string, logicalType: uuid} | 'x' | the schema has uuid here, the value is none",
        "{type: fixed, name: d, size: 12, logicalType: duration} | {months: 1, days: 2} | needs months, days and millis",
        "{type: fixed, name: d, size: 12, logicalType: duration} | {months: -1} | from 0 to 4294967295",
        DECIMAL + " | {$numberDecimal: '12.345'} | more decimal places than decimal(6, 2)",
        DECIMAL + " | {$numberDecimal: '12345'} | more digits than decimal(6, 2)",
        DECIMAL + " | {$numberDecimal: '1E+6000'} | more digits than decimal(6, 2)",
        DECIMAL + " | {$numberDecimal: '1E-6000'} | more decimal places",
        DECIMAL + " | {$numberDecimal: 'NaN'} | no exact decimal",
        DECIMAL + " | 0.30000000000000004 | no exact decimal",
        DECIMAL + " | '12.34' | found string",
    })
    void refusesWhatWouldChange(String type, String value, String message) {
        AvroPlan plan = AvroBytes.planOf(jsonOf(type));

        assertThatThrownBy(() -> AvroBytes.encode(plan, new BsonDocument("v", parse(value))))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("failed to serialize Avro field v")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "[null, int, string] | 'a' | 04",
        "[string, null] | null | 02",
        "[int, long] | {$numberLong: '1'} | 02",
        "[int, long] | 1 | 00",
        "[long, int] | 1 | 02",
        "[int, double] | 1.5 | 02",
        "[double, long] | {$numberLong: '9007199254740993'} | 02",
        "[int, string] | 5.0 | 00",
        "[string, {type: enum, name: e, symbols: [A]}] | 'A' | 02",
        "[string, {type: enum, name: e, symbols: [A]}] | 'B' | 00",
        "[string, bytes] | {$binary: {base64: 'AQID', subType: '00'}} | 02",
        "[long, {type: int, logicalType: date}] | {$date: {$numberLong: '0'}} | 02",
        "[{type: map, values: int}, {type: array, items: int}] | [1] | 02",
        "[{type: record, name: a, fields: [{name: x, type: int}]}, "
            + "{type: record, name: b, fields: [{name: y, type: int}]}] | {y: 1} | 02",
        "[{type: record, name: a, fields: [{name: x, type: int}]}, "
            + "{type: record, name: b, fields: [{name: x, type: string}]}] | {x: '1'} | 02",
        "[{type: record, name: a, fields: [{name: x, type: int}]}, "
            + "{type: record, name: b, fields: [{name: x, type: int}, {name: y, type: int}]}] | {x: 1, y: 1} | 02",
        "[{type: map, values: int}, {type: record, name: a, fields: [{name: x, type: int}]}] | {x: 1} | 02",
        "[{type: map, values: int}, {type: record, name: a, fields: [{name: x, type: int}]}] | {z: 1} | 00",
    })
    void choosesTheBranchOfAUnionByTheValue(String type, String value, String branch) {
        byte[] datum = AvroBytes.encode(AvroBytes.planOf(jsonOf(type)), new BsonDocument("v", parse(value)));

        assertThat(AvroBytes.hex(datum)).startsWith(branch);
    }

    @Test
    void anArrayOfManyItemsIsOneBlock() {
        for (int count : new int[] {63, 64, 8191, 8192, 100_000}) {
            String items = "1,".repeat(count - 1) + "1";
            AvroPlan plan = AvroBytes.planOf("{\"type\": \"array\", \"items\": \"int\"}");

            byte[] datum = AvroBytes.encodeJson(plan, "{\"v\":[" + items + "]}");

            assertThat(datum).isEqualTo(AvroBytes.byApache(AvroBytes.schemaOf("{\"type\": \"array\", \"items\": \"int\"}"),
                    AvroBytes.readByApache(AvroBytes.schemaOf("{\"type\": \"array\", \"items\": \"int\"}"), datum)));
            assertThat(AvroBytes.toJson(plan, datum)).isEqualTo("{\"v\":[" + items + "]}");
        }
    }

    @Test
    void bsonThroughAvroRefusesWhatWouldComeBackAsAnotherType() {
        refusedBetweenBson("\"string\"", new BsonObjectId(new ObjectId()), "found ObjectId");
        refusedBetweenBson("\"bytes\"", new BsonBinary((byte) 5, new byte[16]), "would come back as subtype 0");
        refusedBetweenBson("{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}", parse("{$numberLong: '1'}"),
                "found int64");
        refusedBetweenBson("{\"type\": \"string\", \"logicalType\": \"uuid\"}",
                parse("'00112233-4455-6677-8899-aabbccddeeff'"), "found string");
    }

    private static void refusedBetweenBson(String type, BsonValue value, String message) {
        BsonToAvro toAvro = new BsonToAvro(AvroBytes.planOf(type), AvroEnvelope.raw(), ValueForms.BSON_TO_BSON);

        assertThatThrownBy(() -> toAvro.transcode(BsonBytes.of(value))).hasMessageContaining(message);
    }

    @Test
    void aDateOfBsonHoldsMillisecondsOnly() {
        AvroPlan plan = AvroBytes.planOf("{\"type\": \"long\", \"logicalType\": \"timestamp-micros\"}");
        byte[] datum = AvroBytes.bytes("02");

        assertThat(AvroBytes.toJson(plan, datum)).isEqualTo("{\"v\":\"1970-01-01T00:00:00.000001Z\"}");
        assertThatThrownBy(() -> AvroBytes.toBson(plan, datum))
                .hasMessageStartingWith("failed to serialize BSON field v: a BSON date holds no more than milliseconds");
    }

    @Test
    void decimalsBeyondDecimal128AreForJsonOnly() {
        AvroPlan plan = AvroBytes.planOf("{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 40, \"scale\": 2}");
        String digits = "12345678901234567890123456789012345678.90";
        byte[] datum = AvroBytes.encodeJson(plan, "{\"v\":\"" + digits + "\"}");

        assertThat(AvroBytes.toJson(plan, datum)).isEqualTo("{\"v\":\"" + digits + "\"}");
        assertThatThrownBy(() -> AvroBytes.toBson(plan, datum)).hasMessageContaining("more digits than the 34 of Decimal128");
    }

    private static BsonValue parse(String value) {
        return BsonDocument.parse("{v: " + value + "}").get("v");
    }

    /** The type in the loose JSON that the driver reads, as JSON. */
    static String jsonOf(String type) {
        String quoted = type.replace("'", "").replaceAll("(?<![\\w-])([A-Za-z][\\w-]*)", "\"$1\"");
        return quoted;
    }
}
