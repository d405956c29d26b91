package dev.wadi.schema.sample;

import static dev.wadi.schema.sample.FieldTypesTest.documents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.schema.sample.Introspection.Values;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

class IntrospectionTest {

    private static final String HEAD = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",";

    private static String schema(String... documents) {
        return Introspection.schema(documents(documents), Values.SHOWN).toString();
    }

    /** The schema of the one field {@code v}. */
    private static String of(String field, String... values) {
        List<BsonDocument> sample = documents(java.util.Arrays.stream(values)
                .map(value -> "{'" + field + "': " + value + "}").toArray(String[]::new));
        return Introspection.schema(sample, Values.SHOWN).at("/properties").get(field).toString().replace('"', '\'');
    }

    @Test
    void describesWhatIsThere() {
        assertThat(schema()).isEqualTo(HEAD + "\"properties\":{}}");
        assertThat(schema("{a: true, b: 'x'}", "{a: false}")).isEqualTo(
                HEAD + "\"properties\":{\"a\":{\"type\":\"boolean\"},\"b\":{\"type\":\"string\"}},\"required\":[\"a\"]}");
        assertThat(schema("{a: {b: true}}", "{a: {b: true, c: null}}")).contains("\"a\":{\"type\":\"object\",\"properties\":{"
                + "\"b\":{\"type\":\"boolean\"},\"c\":{\"type\":[\"string\",\"null\"]}},\"required\":[\"b\"]}");
    }

    @Test
    void describesArraysByWhatIsInThem() {
        assertThat(of("v", "['a', 'b']")).isEqualTo("{'type':'array','items':{'type':'string'}}");
        assertThat(of("v", "[]")).isEqualTo("{'type':'array'}");
        assertThat(of("v", "[{a: true}]", "[{}]"))
                .isEqualTo("{'type':'array','items':{'type':'object','properties':{'a':{'type':'boolean'}}}}");
        assertThat(of("v", "['x', 'x', 'y', 'y']")).isEqualTo("{'type':'array','items':{'type':'string','enum':['x','y']}}");
        assertThat(of("v", "[1, 'x', 'y']")).isEqualTo("{'type':'array','items':{'type':'string'}}");
    }

    @Test
    void nullIsAnotherType() {
        assertThat(of("v", "true", "null")).isEqualTo("{'type':['boolean','null']}");
        assertThat(of("v", "null")).isEqualTo("{'type':['string','null']}");
        assertThat(of("v", "{}", "null")).isEqualTo("{'oneOf':[{'type':'object','properties':{}},{'type':'null'}]}");
        assertThat(of("v", "[]", "null")).isEqualTo("{'oneOf':[{'type':'array'},{'type':'null'}]}");
    }

    @Test
    void recognisesFormats() {
        assertThat(of("v", "'a@example.com'", "'b.c@example.org'")).isEqualTo("{'type':'string','format':'email'}");
        assertThat(of("v", "'a@example.com'", "'b'")).isEqualTo("{'type':'string'}");
        assertThat(of("v", "{$date: {$numberLong: '1'}}", "'2026-01-09T11:23:58Z'"))
                .isEqualTo("{'type':'string','format':'date-time'}");
        assertThat(of("v", "'2026-01-09'")).isEqualTo("{'type':'string'}");
        assertThat(of("_id", "{$oid: '60002e5e19e23b5c08a6c03c'}")).isEqualTo("{'type':'string','format':'objectid'}");
        assertThat(of("user_id", "'60002e5e19e23b5c08a6c03c'", "null")).isEqualTo("{'type':['string','null'],'format':'objectid'}");
        assertThat(of("identity", "{$oid: '60002e5e19e23b5c08a6c03c'}")).isEqualTo("{'type':'string'}");
    }

    @Test
    void givesTheRangeOfNumbers() {
        assertThat(of("v", "18", "65", "{$numberLong: '30'}")).isEqualTo("{'type':'integer','minimum':18.0,'maximum':65.0}");
        assertThat(of("v", "1.9", "3.8", "null")).isEqualTo("{'type':['number','null'],'minimum':1.9,'maximum':3.8}");
        assertThat(of("v", "{$numberDouble: 'NaN'}")).isEqualTo("{'type':'number'}");
    }

    @Test
    void repeatedTextsAreAChoice() {
        String[] states = {"'new'", "'paid'", "'sent'", "'new'", "'paid'", "'sent'"};

        assertThat(of("state", states)).isEqualTo("{'type':'string','enum':['new','paid','sent']}");
        assertThat(of("state", "'a'", "'a'", "'b'", "'b'", "'rare'")).isEqualTo("{'type':'string','enum':['a','b']}");
        assertThat(of("state", "'a'", "'a'", "'b'", "'b'", "null")).isEqualTo("{'type':['string','null'],'enum':['a','b',null]}");
        assertThat(Introspection.schema(documents("{s: 'a'}", "{s: 'a'}", "{s: 'b'}", "{s: 'b'}"), Values.HIDDEN).toString())
                .contains("\"s\":{\"type\":\"string\"}");
    }

    @Test
    void whatIsNoChoiceIsNotRepeated() {
        assertThat(of("v", IntStream.range(0, 40).mapToObj(i -> "'n" + i % 20 + "'").toArray(String[]::new)))
                .isEqualTo("{'type':'string'}");
        assertThat(of("first_name", "'a'", "'a'", "'b'", "'b'")).isEqualTo("{'type':'string'}");
        assertThat(of("code", "'a'", "'b'", "'c'")).isEqualTo("{'type':'string'}");
        String id = "'60002e5e19e23b5c08a6c03c'";
        String other = "'60002e5e19e23b5c08a6c03d'";
        assertThat(of("ref", id, id, other, other)).isEqualTo("{'type':'string'}");
        assertThat(of("v", "'a@example.com'", "'a@example.com'", "'b@example.com'", "'b@example.com'")).doesNotContain("enum");
    }

    @Test
    void documentsThatDisagreeAreDescribedApart() {
        List<Introspection.Shape> shapes = Introspection.of(documents("{a: 'x'}", "{a: 1}", "{a: 2}", "{b: 1}"), Values.HIDDEN);

        assertThat(shapes).extracting(Introspection.Shape::sampleCount).containsExactly(2, 1, 1);
        assertThat(shapes).extracting(Introspection.Shape::sharePercent).containsExactly(50.0, 25.0, 25.0);
        assertThat(shapes.get(0).schema().at("/properties/a/type").asText()).isEqualTo("integer");
        assertThat(Introspection.of(documents("{a: 1}", "{a: null}", "{}"), Values.HIDDEN)).hasSize(1);
        assertThat(Introspection.of(List.of(), Values.HIDDEN)).isEmpty();
    }

    @Test
    void stopsAtAHundredLevelsAndKeepsAThousandValues() {
        BsonDocument deep = new BsonDocument("v", new BsonInt32(1));
        for (int level = 0; level < 300; level++) {
            deep = new BsonDocument("v", deep);
        }
        List<BsonDocument> many = IntStream.range(0, 3000)
                .mapToObj(i -> new BsonDocument("v", new BsonString(i < 1000 ? "same" + i % 2 : "other" + i))).toList();

        String schema = Introspection.of(List.of(deep), Values.SHOWN).get(0).schema().toString();

        assertThat(schema.split("\"properties\"", -1)).hasSize(101);
        assertThat(Introspection.schema(many, Values.SHOWN).at("/properties/v/enum")).hasToString("[\"same0\",\"same1\"]");
    }
}
