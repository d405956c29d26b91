package dev.wadi.camel.encoding.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstream's own acceptance cases for JSON and BSON (specification 11.3, 23 to 36), in their own values. */
class JsonAndBsonAcceptanceTest {

    private static BsonDocument read(String json) {
        return BsonBytes.read(new JsonToBson().transcode(BsonBytes.utf8(json)));
    }

    private static String flat(String document) {
        return BsonBytes.utf8(new BsonToFlatJson().transcode(BsonBytes.of(BsonDocument.parse(document))));
    }

    // 23
    @Test
    void readsATextAndAnInt32() {
        assertThat(read("{\"key\":\"value\",\"num\":42}"))
                .isEqualTo(new BsonDocument("key", new BsonString("value")).append("num", new BsonInt32(42)));
    }

    // 24, 26
    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"a\":1},{\"b\":2}]"})
    void aListAtTheTopIsNoDocument(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(EncodingException.class).hasMessageContaining("non-document type");
    }

    // 24
    @Test
    void anEmptyObjectIsAnEmptyDocument() {
        assertThat(read("{}")).isEqualTo(new BsonDocument());
    }

    // 25
    @Test
    void saysWhatCannotBeRead() {
        assertThatThrownBy(() -> read("{invalid")).hasMessageStartingWith("failed to deserialize JSON");
        for (byte[] bson : new byte[][] {{}, {1, 2, 3}, {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0}}) {
            assertThatThrownBy(() -> new BsonToFlatJson().transcode(bson)).hasMessageStartingWith("failed to deserialize BSON");
        }
    }

    // 27
    @Test
    void readsDocumentsInDocumentsAndArrays() {
        BsonDocument read = read("{\"level1\":{\"level2\":{\"level3\":\"deep\"}},\"items\":[1,2,3]}");

        assertThat(read.getDocument("level1").getDocument("level2").getString("level3").getValue()).isEqualTo("deep");
        assertThat(read.getArray("items")).hasSize(3);
    }

    // 28
    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 42, -42, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void bringsAnInt32BackThroughJson(int number) {
        assertThat(read(flat("{v: " + number + "}"))).isEqualTo(new BsonDocument("v", new BsonInt32(number)));
    }

    // 29 to 35
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{$oid: '60002e5e19e23b5c08a6c03c'} | \"60002e5e19e23b5c08a6c03c\"",
        "{$date: {$numberLong: '1767957838852'}} | \"2026-01-09T11:23:58.852Z\"",
        "{$binary: {base64: 'AQIDBA==', subType: '00'}} | \"AQIDBA==\"",
        "{$binary: {base64: 'AQID', subType: '00'}} | \"AQID\"",
        "{$numberLong: '9223372036854775807'} | 9223372036854775807",
        "{$numberDouble: 'NaN'} | \"NaN\"",
        "{$numberDouble: 'Infinity'} | \"Infinity\"",
        "{$numberDouble: '-Infinity'} | \"-Infinity\"",
        "3.14159 | 3.14159",
        "{$numberDecimal: '123.456'} | \"123.456\"",
        "{$timestamp: {t: 1234567890, i: 1}} | \"2009-02-13T23:31:30+00:00\"",
        "{$timestamp: {t: 123456789, i: 1}} | \"1973-11-29T21:33:09+00:00\"",
    })
    void writesFlatJson(String value, String json) {
        assertThat(flat("{v: " + value + "}")).isEqualTo("{\"v\":" + json + "}");
    }

    // 36
    @ParameterizedTest
    @ValueSource(strings = {
        "{user: {_id: {$oid: '60002e5e19e23b5c08a6c03c'}, seen: {$date: {$numberLong: '1767957838852'}}}}",
        "{ids: [{$oid: '60002e5e19e23b5c08a6c03c'}, {$oid: '60002e5e19e23b5c08a6c03d'}]}",
        "{orders: [{at: {$date: {$numberLong: '0'}}, cents: {$numberLong: '5'}}, {id: {$oid: '60002e5e19e23b5c08a6c03c'}}]}",
        "{_id: {$oid: '60002e5e19e23b5c08a6c03c'}, name: 'Ada', balance: {$numberDecimal: '10.50'}, since: {$date: "
            + "{$numberLong: '1'}}, tags: ['a'], visits: {$numberLong: '3000000000'}, address: {zip: '1', geo: [1.5, 2.5]}}",
    })
    void leavesNoExtendedJsonAnywhere(String document) {
        assertThat(flat(document)).doesNotContain("$oid", "$date", "$numberLong", "$numberDecimal");
    }
}
