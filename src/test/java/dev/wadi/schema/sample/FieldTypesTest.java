package dev.wadi.schema.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTypesTest {

    static List<BsonDocument> documents(String... documents) {
        return Stream.of(documents).map(BsonDocument::parse).toList();
    }

    @Test
    void countsTypesByPathAndDoesNotGoIntoArrays() {
        FieldTypes types = FieldTypes.of(documents("{a: 1, b: {c: 'x'}}", "{a: 'x', b: {c: 'y', d: [{e: 1}]}}", "{a: 2}"));

        assertThat(types.counts()).isEqualTo(Map.of(
                "a", Map.of(JsonType.INTEGER, 2, JsonType.STRING, 1),
                "b", Map.of(JsonType.OBJECT, 2),
                "b.c", Map.of(JsonType.STRING, 2),
                "b.d", Map.of(JsonType.ARRAY, 1)));
    }

    @Test
    void onlyMoreThanOneTypeBesideNullIsAConflict() {
        assertThat(FieldTypes.of(documents("{a: 1, b: 1}", "{a: null, b: {$numberLong: '2'}}")).conflicts()).isEmpty();
        assertThat(FieldTypes.of(documents("{a: 1, b: {c: 1}}", "{a: 'x', b: {c: 1.5}}")).conflicts()).containsExactly("a", "b.c");
    }

    @Test
    void findsValuesByDottedPath() {
        BsonDocument document = BsonDocument.parse("{a: {b: {c: 7}, 'x.y': 1}, 'a.z': 'dotted'}");

        assertThat(FieldTypes.at(document, "a.b.c")).contains(new BsonInt32(7));
        assertThat(FieldTypes.at(document, "a.x.y")).contains(new BsonInt32(1));
        assertThat(FieldTypes.at(document, "a.z")).contains(new BsonString("dotted"));
        assertThat(FieldTypes.at(document, "a.b.missing")).isEmpty();
        assertThat(FieldTypes.at(document, "a.b.c.d")).isEmpty();
        assertThat(FieldTypes.at(document, "missing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.5 | number", "1 | integer", "{$numberLong: '1'} | integer", "'x' | string",
        "{$oid: '60002e5e19e23b5c08a6c03c'} | string", "{$date: {$numberLong: '1'}} | string", "{$timestamp: {t: 1, i: 1}} | string",
        "{$numberDecimal: '1'} | string", "true | boolean", "[] | array", "{} | object", "null | null", "{$minKey: 1} | string"},
            quoteCharacter = '`')
    void namesTypesAsJsonSchemaDoes(String value, String name) {
        assertThat(JsonType.of(BsonDocument.parse("{v: " + value + "}").get("v")).word()).isEqualTo(name);
    }
}
